package fr.passerelle.formats.xds;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Removal;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.core.valueset.ValueSet;

/** Derives from a package the lots that its destinations want (documents.md §4, §6.2). */
public final class Lots {
    private static final String SUBMISSION_SET = "SubmissionSet01";
    private static final String SIGNATURE = "Signature01";
    private static final String DELETION = "Suppression";

    private final XdsOptions options;
    private final DocumentTypes types = new DocumentTypes();
    private final ContentTypes contentTypes = new ContentTypes();
    private final Entries dmpEntries;
    private final Entries mailEntries;

    /** With the documented value of each point the sources leave open. */
    public Lots() {
        this(XdsOptions.DEFAULT);
    }

    public Lots(XdsOptions options) {
        this.options = options;
        this.dmpEntries = new Entries(options, types, ValueSet.named("dmp-facility-types"));
        this.mailEntries = new Entries(options, types, ValueSet.named("facility-types"));
    }

    /**
     * The lot that feeds one document to the DMP: submission set, entry, HasMember, and RPLC when it replaces another. The codes of the
     * entry are those of the flags that apply, never those of the entry replaced (dmp-transport.md §7). {@link #signed}
     * adds the signature.
     *
     * @throws IllegalStateException when the patient has no qualified INS
     * @throws IllegalArgumentException when a code is outside the value sets of the DMP: the intake refuses such a document before
     */
    public SubmitObjectsRequest forDmp(Lot lot, Instant submissionTime) {
        DocumentPackage content = qualified(lot.content());
        var prepared = content.documents().get(lot.part());
        if (!types.get(prepared.source().type()).acceptedByDmp()) {
            throw new IllegalArgumentException("type outside JDV_J66: " + prepared.source().type());
        }
        var entry = dmpEntries.entry(name(0), content, prepared, lot.visibility(), null);
        var request = request(content, dmpEntries, prepared.source(), List.of(entry), lot.lotId(), submissionTime);
        String replaced = lot.replaced();
        return replaced == null ? request : request.with(Association.replaces(options.replacementType(), entry.id(), replaced));
    }

    /**
     * The same lot with the document that signs it (dmp-transport.md §5.4, §6.1).
     *
     * @param lot with one document
     * @param uniqueId OID of the signature, the same at each try
     * @param signature the bytes that will be sent
     * @param at signing time
     */
    public SubmitObjectsRequest signed(SubmitObjectsRequest lot, String uniqueId, byte[] signature, Instant at) {
        DocumentEntry entry = dmpEntries.signature(SIGNATURE, lot.documents().getFirst(), uniqueId, signature, at);
        String set = lot.submissionSet().id();
        return lot.with(entry, List.of(Association.hasMember(set, entry.id()), Association.signs(entry.id(), set)));
    }

    /**
     * The lot that deletes one document of the DMP (TD3.3c): submission set and association, neither entry nor signature. Nothing is
     * said of the document itself (docs/decisions/0037-lot-of-a-deletion.md).
     *
     * @throws IllegalStateException when the patient has no qualified INS
     * @throws IllegalArgumentException when a code is outside the value sets of the DMP: the intake refuses such a deletion before
     */
    public SubmitObjectsRequest forDeletion(Removal removal, Instant submissionTime) {
        DocumentPackage content = qualified(removal.content());
        var set = set(content, dmpEntries.author(content.requester(removal.part()).author(), Structure.of(content.establishment())),
                contentTypes.other(), DELETION, removal.lotId(), submissionTime);
        return new SubmitObjectsRequest(set, List.of(), List.of(Association.deletes(set.id(), removal.entryUuid())));
    }

    /**
     * The lot of an XDM archive: all the documents, each with the name of its file, {@code DOC0001.XML} onwards, in the order of the
     * package.
     *
     * @throws IllegalStateException when the patient has neither a qualified INS nor an IPP
     * @throws IllegalArgumentException when a code is outside the value sets of the CI-SIS
     */
    public SubmitObjectsRequest forXdm(DocumentPackage content, String lotId, Instant submissionTime) {
        var documents = content.documents();
        var entries = IntStream.range(0, documents.size())
                .mapToObj(i -> mailEntries.entry(name(i), content, documents.get(i), documents.get(i).source().visibility(),
                        "DOC%04d.XML".formatted(i + 1)))
                .toList();
        return request(content, mailEntries, documents.getFirst().source(), entries, lotId, submissionTime);
    }

    private SubmitObjectsRequest request(DocumentPackage content, Entries maker, SourceDocument main, List<DocumentEntry> entries,
            String lotId, Instant submissionTime) {
        var set = set(content, maker.author(main.author(), Structure.of(content.establishment())), contentTypes.of(main), main.title(),
                lotId, submissionTime);
        return new SubmitObjectsRequest(set, entries, entries.stream().map(e -> Association.hasMember(set.id(), e.id())).toList());
    }

    private SubmissionSet set(DocumentPackage content, XdsAuthor author, Code contentType, String title, String lotId,
            Instant submissionTime) {
        var establishment = content.establishment();
        return new SubmissionSet(SUBMISSION_SET, author, null, contentType,
                PatientMetadata.of(content.patient(), establishment, options).patientId(), establishment.oidRoot(), Dtm.of(submissionTime),
                title, lotId);
    }

    private static DocumentPackage qualified(DocumentPackage content) {
        if (!content.patient().qualified()) {
            throw new IllegalStateException("only a qualified identity is known to the DMP");
        }
        return content;
    }

    private static String name(int index) {
        return "Document%02d".formatted(index + 1);
    }
}
