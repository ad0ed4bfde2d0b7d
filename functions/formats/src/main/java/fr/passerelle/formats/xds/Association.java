package fr.passerelle.formats.xds;

import java.util.List;

/**
 * A link between objects of a lot, or to an entry the registry already holds (documents.md §4.7).
 *
 * @param type URN of the association
 * @param source symbolic name of an object of the request
 * @param target symbolic name of an object of the request, or entryUUID of the registry
 */
public record Association(String type, String source, String target, List<Slot> slots) {
    private static final String HAS_MEMBER = "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember";
    private static final String SIGNS = "urn:ihe:iti:2007:AssociationType:signs";
    private static final String UPDATE_STATUS = "urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus";
    private static final String APPROVED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved";
    private static final String DELETED = "urn:asip:ci-sis:2010:StatusType:Deleted";
    private static final Slot ORIGINAL = Slot.of("SubmissionSetStatus", "Original");

    public Association {
        slots = List.copyOf(slots);
    }

    /** The lot holds a document made for it. */
    public static Association hasMember(String submissionSet, String entry) {
        return new Association(HAS_MEMBER, submissionSet, entry, List.of(ORIGINAL));
    }

    /** A signature document signs the lot (dmp-transport.md §5.4). */
    public static Association signs(String signature, String submissionSet) {
        return new Association(SIGNS, signature, submissionSet, List.of(ORIGINAL));
    }

    /**
     * A new document replaces the latest version the registry holds.
     *
     * @param type URN of the replacement, see {@link XdsOptions#replacementType()}
     * @param entryUuid entryUUID given by the registry to the version replaced
     */
    public static Association replaces(String type, String entry, String entryUuid) {
        return new Association(type, entry, entryUuid, List.of());
    }

    /**
     * The lot takes out a document the registry holds as valid (documents.md §5.4).
     *
     * @param entryUuid entryUUID given by the registry
     */
    public static Association deletes(String submissionSet, String entryUuid) {
        return new Association(UPDATE_STATUS, submissionSet, entryUuid,
                List.of(Slot.of("OriginalStatus", APPROVED), Slot.of("NewStatus", DELETED)));
    }
}
