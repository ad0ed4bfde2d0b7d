package fr.passerelle.core.identity;

/** Administrative sex as the INS knows it (JDV_J143); {@link #U} is {@code UN} in CDA and {@code U} in XDS and HL7 v2. */
public enum Sex {
    F,
    M,
    U
}
