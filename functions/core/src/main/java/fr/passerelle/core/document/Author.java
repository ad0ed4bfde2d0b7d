package fr.passerelle.core.document;

/** Author of a document: a professional or a system of the structure (documents.md §3.4). */
public sealed interface Author permits Professional, AuthoringSystem {
    /** OID of the authority of PS_IdNat. */
    String AUTHORITY = "1.2.250.1.71.4.2.1";

    /** PS_IdNat of the professional, or the device's id in the same form, authority {@link #AUTHORITY}. */
    String id();
}
