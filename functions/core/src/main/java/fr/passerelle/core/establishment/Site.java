package fr.passerelle.core.establishment;

/** A geographic site (FINESS EG) of the legal entity. */
public record Site(String finess, String name) {}
