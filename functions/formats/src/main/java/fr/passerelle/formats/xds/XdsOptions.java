package fr.passerelle.formats.xds;

/**
 * What the sources leave open about the metadata, with the value documents.md §9 and §10 advise.
 *
 * @param internalIdType XCN.13 of a professional known by an identifier of the structure: {@code EI}, or {@code IDNPS}
 * @param usedName whether sourcePatientInfo repeats PID-5 with the used name, type {@code D}
 * @param replacementType URN of the replacement: IHE's of 2007, or the one of 2010 seen in a kit
 */
public record XdsOptions(String internalIdType, boolean usedName, String replacementType) {
    public static final XdsOptions DEFAULT = new XdsOptions("EI", false, "urn:ihe:iti:2007:AssociationType:RPLC");

    /** These options with another URN of the replacement. */
    public XdsOptions withReplacementType(String urn) {
        return new XdsOptions(internalIdType, usedName, urn);
    }
}
