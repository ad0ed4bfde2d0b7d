package fr.passerelle.core.establishment;

import java.util.List;

/**
 * What an establishment says of the CDA documents that come by themselves, since they say none of it (docs/cda.md).
 *
 * @param dmp whether they go to the DMP
 * @param patient whether they go to the mailbox of the patient
 * @param visibility flags of a first version: {@code MASQUE_PS}, {@code INVISIBLE_PATIENT}, {@code INVISIBLE_REPRESENTANTS_LEGAUX}
 * @param withoutSetId whether documents of old producers are taken without set nor version number (documents.md §3.13 line 5)
 * @param insMeansQualified whether its software only writes the matricule of a qualified identity, so that a CDA which bears one needs no
 *        identity feed to vouch for it
 */
public record CdaPolicy(boolean dmp, boolean patient, List<String> visibility, boolean withoutSetId, boolean insMeansQualified) {
    /** The DMP alone, visible to all, nothing forgiven; what holds where neither the establishment nor a pathway says more. */
    public static final CdaPolicy USUAL = new CdaPolicy(true, false, List.of(), false, false);

    public CdaPolicy {
        visibility = List.copyOf(visibility);
    }
}
