package fr.passerelle.tls;

/** The two keys an establishment uses now, checked. */
public record StructureKeys(KeyEntry authentication, KeyEntry signature) {}
