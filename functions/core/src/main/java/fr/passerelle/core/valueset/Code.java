package fr.passerelle.core.valueset;

/** A coded value: code, OID of its code system and the exact label of the value set. */
public record Code(String code, String system, String label) {}
