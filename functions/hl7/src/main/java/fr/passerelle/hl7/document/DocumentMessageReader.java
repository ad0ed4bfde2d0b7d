package fr.passerelle.hl7.document;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Site;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.formats.cda.read.CdaContext;
import fr.passerelle.formats.cda.read.CdaReader;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;
import fr.passerelle.hl7.document.DocumentPart.Documents;
import fr.passerelle.hl7.document.ParticipantReader.Participants;
import fr.passerelle.hl7.patient.Pid;
import fr.passerelle.hl7.patient.PidReader;

/**
 * Reads a document message: every fault at once, each tolerance a note (messages.md §2, order of §2.10). The CDA it carries is read
 * with it, to see that they agree; what the document is worth by itself is said apart ({@link EnclosedCda#reading}).
 *
 * <p>Safe for several threads.
 */
public final class DocumentMessageReader {
    private static final int PATIENT_CLASS = 2;
    private static final int UNIT = 3;

    private final DocumentTypes types = new DocumentTypes();
    private final CdaReader cdas = new CdaReader();

    /** @param message routed as a document */
    public DocumentReading read(Hl7Message message, DocumentContext context) {
        var findings = new Findings();
        DocumentMessage read = new HeaderChecks(findings).check(message, context) ? read(message, context, findings) : null;
        return new DocumentReading(read, findings.faults(), findings.notes());
    }

    private @Nullable DocumentMessage read(Hl7Message message, DocumentContext context, Findings findings) {
        new StructureChecks(findings).check(message);
        List<Observation> observations = Observation.of(message);
        Pid pid = message.first("PID").map(segment -> new PidReader(context.environment(), context.establishment()).read(segment, findings))
                .orElse(null);
        Documents documents = new DocumentPart(types, cdas, vouched(pid, context), findings).read(observations,
                message.header().type().equals("ORU"));
        var coherence = new CoherenceChecks(context.establishment(), findings);
        Optional<Operation> operation = coherence.operation(message, documents.observations());
        Flags flags = new FlagReader(context.sender(), findings).read(observations, message.header().profile());
        Participants participants = new ParticipantReader(context.mailDomains().patientDomain(), findings).read(message);
        Letters letters = new LetterReader(findings).read(message, observations, participants.reply());
        EnclosedCda main = documents.main();
        if (main != null && pid != null) {
            coherence.cda(message, operation.orElse(null), documents.observations().getFirst(), main, pid,
                    flags.is(Flag.DESTDMP) || flags.is(Flag.DESTMSSANTEPAT));
        }
        if (pid != null) {
            new MatrixChecks(context, findings).check(flags, operation.orElse(null), participants, pid,
                    main == null ? "OBX-5" : main.header().id().root());
        }
        String site = site(participants.sender(), context.establishment(), findings);
        if (main == null || pid == null || operation.isEmpty()) {
            return null;
        }
        return new DocumentMessage(message.header(), operation.get(), pid, main, documents.other(), flags, participants.sender(), site,
                flags.is(Flag.DESTMSSANTEPS) ? participants.professionals() : List.of(),
                flags.is(Flag.DESTMSSANTEPAT) && !participants.patients().isEmpty() ? participants.patients().getFirst() : null, letters,
                text(message, UNIT), text(message, PATIENT_CLASS));
    }

    /** A CDA says nothing of who vouches for its identity: the message does. */
    private static CdaContext vouched(@Nullable Pid pid, DocumentContext context) {
        return new CdaContext(context.establishment(), context.environment(), pid == null ? IdentityStatus.PROVISOIRE : pid.status(),
                context.name(), CdaContext.LARGEST);
    }

    /** The structure of the sender is that of the certificate or one of its sites: the VIHF can name no other (messages.md §2.9). */
    private static @Nullable String site(@Nullable Participant sender, Establishment establishment, Findings findings) {
        String structure = sender == null ? null : sender.structure();
        if (sender == null || structure == null || structure.equals(establishment.structureId())
                || structure.equals("1" + establishment.finess())) {
            return null;
        }
        Optional<Site> site = establishment.sites().stream().filter(s -> structure.equals("1" + s.finess())).findFirst();
        if (site.isEmpty()) {
            findings.fault(Reason.at(sender.place().replace("^15", "^8"), "HL7_SENDER_STRUCTURE",
                    Shown.code(structure), establishment.structureId()));
        }
        return site.map(Site::finess).orElse(null);
    }

    private static String text(Hl7Message message, int field) {
        return message.first("PV1").map((Segment pv1) -> pv1.text(field)).orElse("");
    }
}
