package fr.passerelle.formats.xds;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.core.valueset.ValueSet;

/** Derives from a package the lots that its destinations want (documents.md §4, §6.2). */
public final class Lots {
    private static final String SUBMISSION_SET = "SubmissionSet01";

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
     * The lot that feeds one document to the DMP: submission set, entry, HasMember. The signature joins it with
     * {@link SubmitObjectsRequest#with(DocumentEntry, List)}, a replacement with {@link SubmitObjectsRequest#with(Association)}.
     *
     * @param part which document of the package, from 0
     * @param lotId uniqueId of the lot, the same at each try
     * @throws IllegalStateException when the patient has no qualified INS
     * @throws IllegalArgumentException when a code is outside the value sets of the DMP: the intake refuses such a document before
     */
    public SubmitObjectsRequest forDmp(DocumentPackage content, int part, String lotId, Instant submissionTime) {
        if (!content.patient().qualified()) {
            throw new IllegalStateException("only a qualified identity feeds the DMP");
        }
        var prepared = content.documents().get(part);
        if (!types.get(prepared.source().type()).acceptedByDmp()) {
            throw new IllegalArgumentException("type outside JDV_J66: " + prepared.source().type());
        }
        return request(content, dmpEntries, prepared.source(), List.of(dmpEntries.entry(name(0), content, prepared, null)), lotId,
                submissionTime);
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
                .mapToObj(i -> mailEntries.entry(name(i), content, documents.get(i), "DOC%04d.XML".formatted(i + 1)))
                .toList();
        return request(content, mailEntries, documents.getFirst().source(), entries, lotId, submissionTime);
    }

    private SubmitObjectsRequest request(DocumentPackage content, Entries maker, SourceDocument main, List<DocumentEntry> entries,
            String lotId, Instant submissionTime) {
        var establishment = content.establishment();
        var set = new SubmissionSet(SUBMISSION_SET, maker.author(main.author(), Structure.of(establishment)), null, contentTypes.of(main),
                PatientMetadata.of(content.patient(), establishment, options).patientId(), establishment.oidRoot(), Dtm.of(submissionTime),
                main.title(), lotId);
        return new SubmitObjectsRequest(set, entries, entries.stream().map(e -> Association.hasMember(set.id(), e.id())).toList());
    }

    private static String name(int index) {
        return "Document%02d".formatted(index + 1);
    }
}
