package fr.passerelle.core.identity;

/** Status of the local identity (RNIV ladder, consent-and-rules.md §7): only {@link #QUALIFIEE} lets the INS travel. */
public enum IdentityStatus {
    PROVISOIRE,
    RECUPEREE,
    VALIDEE,
    QUALIFIEE
}
