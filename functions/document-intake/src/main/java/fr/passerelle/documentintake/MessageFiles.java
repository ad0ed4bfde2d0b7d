package fr.passerelle.documentintake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.establishment.Hl7Sender.Tolerance;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.formats.cda.read.CdaDocument;
import fr.passerelle.formats.cda.read.CdaReading;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.Hl7Reading;
import fr.passerelle.hl7.MessageHeader;
import fr.passerelle.hl7.Route;
import fr.passerelle.hl7.Shown;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.ack.BusinessAck.Party;
import fr.passerelle.hl7.document.DocumentContext;
import fr.passerelle.hl7.document.DocumentMessage;
import fr.passerelle.hl7.document.DocumentMessageReader;
import fr.passerelle.hl7.document.DocumentReading;
import fr.passerelle.hl7.document.EnclosedCda;
import fr.passerelle.hl7.document.Flag;
import fr.passerelle.hl7.document.MessageDrops;
import fr.passerelle.hl7.document.Operation;
import fr.passerelle.hl7.document.Participant;
import fr.passerelle.hl7.once.ControlId;

/** An HL7 v2 message dropped as a file: it is its own descriptor, and is answered in its own language (docs/hl7.md). */
final class MessageFiles {
    private final Hl7Reader reader = new Hl7Reader();
    private final DocumentMessageReader documents = new DocumentMessageReader();
    private final IntakeSettings settings;
    private final AnswerPlans plans;
    private final HandOver handOver;

    MessageFiles(IntakeSettings settings, AnswerPlans plans, HandOver handOver) {
        this.settings = settings;
        this.plans = plans;
        this.handOver = handOver;
    }

    /** What has been found while reading one message. */
    private record Found(List<Reason> faults, List<Reason> notes) {
        static Found of(Hl7Reading reading) {
            return new Found(new ArrayList<>(reading.faults()), new ArrayList<>(reading.notes()));
        }

        void add(List<Reason> moreFaults, List<Reason> moreNotes) {
            faults.addAll(moreFaults);
            notes.addAll(moreNotes);
        }
    }

    /** Reads a message, and keeps what it must be answered by before anything is decided. */
    Asked read(byte[] content, Input input, Establishment establishment, PdfFolder folder) {
        Hl7Reading reading = repaired(content, establishment);
        Hl7Message message = reading.message();
        Found found = Found.of(reading);
        if (message == null) {
            return Asked.faulty(found.faults(), found.notes());
        }
        return switch (Route.of(message.header())) {
            case Route.Document() -> document(message, content, input, establishment, folder, found);
            // The hospital answers our own answers: nothing is asked, and nothing is owed.
            case Route.Answer() -> Asked.nothing(List.of(Reason.of("HL7_ANSWER_RECEIVED", Shown.code(message.header().event()))));
            case Route.Identity() -> handed(message, content, input, establishment, found, false);
            case Route.Appointment() -> handed(message, content, input, establishment, found, true);
            case Route.Unsupported(Reason fault) -> refused(message, content, input, establishment, found, fault);
        };
    }

    /** What is wrong with its bytes is told here: characters alone reach the queue. */
    private Asked handed(Hl7Message message, byte[] content, Input input, Establishment establishment, Found found, boolean appointment) {
        if (found.faults().isEmpty()) {
            handOver.give(message, content, input, appointment).ifPresent(fault -> found.add(List.of(fault), List.of()));
        }
        if (!found.faults().isEmpty()) {
            keep(input, AnswerPlan.technical(message.header(), establishment.zone()));
            return Asked.faulty(found.faults(), found.notes()).under(ControlId.of(message.header(), Ids.sha256(content)));
        }
        found.add(List.of(), List.of(Reason.of("HL7_HANDED_OVER", appointment ? "rendez-vous" : "événements")));
        return Asked.nothing(found.notes());
    }

    private Hl7Reading repaired(byte[] content, Establishment establishment) {
        Hl7Reading first = reader.read(content);
        Hl7Message message = first.message();
        return message != null && first.faults().stream().anyMatch(f -> f.code().equals("HL7_SEPARATORS"))
                && sender(message.header(), establishment).forgives(Tolerance.SEPARATORS)
                        ? reader.read(content, true)
                        : first;
    }

    private static Hl7Sender sender(MessageHeader header, Establishment establishment) {
        return establishment.hl7Policy().of(header.sendingApplication(), header.sendingFacility());
    }

    private Asked refused(Hl7Message message, byte[] content, Input input, Establishment establishment, Found found, Reason fault) {
        found.add(List.of(fault), List.of());
        keep(input, AnswerPlan.technical(message.header(), establishment.zone()));
        return Asked.faulty(found.faults(), found.notes()).under(ControlId.of(message.header(), Ids.sha256(content)));
    }

    private Asked document(Hl7Message message, byte[] content, Input input, Establishment establishment, PdfFolder folder, Found found) {
        DocumentReading reading = documents.read(message,
                new DocumentContext(establishment, settings.environment(), LocalDate.ofInstant(input.receivedAt(), establishment.zone()),
                        settings.mailDomains(), input.name(), sender(message.header(), establishment)));
        found.add(reading.faults(), reading.notes());
        DocumentMessage asked = reading.message();
        CdaDocument cda = asked == null ? null : cda(asked, input, folder, found);
        keep(input, asked == null ? AnswerPlan.technical(message.header(), establishment.zone()) : plan(asked, establishment));
        ControlId id = ControlId.of(message.header(), Ids.sha256(content));
        if (asked == null || cda == null || !found.faults().isEmpty()) {
            return Asked.faulty(found.faults(), found.notes()).under(id);
        }
        Drop drop = new MessageDrops(establishment).of(asked, cda, input.receivedAt());
        tellSender(asked, drop, found);
        Map<Version, Carried> carried = asked.operation() == Operation.DELETION
                ? Map.of()
                : Map.of(cda.source().own(), folder.carry(0, cda));
        return new Asked(drop, List.of(), found.notes(), List.of(), carried, id);
    }

    /** A person whom the CDA does not name has no specialty that we know, so that the software asks instead. */
    private static void tellSender(DocumentMessage asked, Drop drop, Found found) {
        Participant sender = asked.sender();
        boolean software = Stream.concat(drop.documents().stream().map(SourceDocument::author), drop.deletions().stream()
                .map(Deletion::author)).anyMatch(AuthoringSystem.class::isInstance);
        if (sender != null && !sender.person().isEmpty() && software) {
            found.notes().add(Reason.at(sender.place(), "HL7_SENDER_ROLE_UNKNOWN"));
        }
    }

    /** The document, with the PDF that a mail attaches: its own, or that of the same report at level 1. */
    private @Nullable CdaDocument cda(DocumentMessage asked, Input input, PdfFolder folder, Found found) {
        CdaReading main = asked.document().reading();
        found.add(main.faults(), main.notes());
        CdaDocument document = main.document();
        EnclosedCda other = asked.other();
        if (document != null && document.pdf() == null && other != null) {
            CdaReading flat = other.reading();
            found.add(flat.faults(), List.of());
            byte[] pdf = flat.document() == null ? null : flat.document().pdf();
            document = new CdaDocument(document.source(), document.patient(), document.xml(), pdf);
        }
        if (document != null) {
            found.add(folder.faults(input.name(), document.pdf()), List.of());
        }
        return document;
    }

    private static AnswerPlan plan(DocumentMessage asked, Establishment establishment) {
        List<Party> professionals = asked.professionals().stream().map(p -> new Party(p.person(), p.address())).toList();
        Participant patient = asked.patient();
        return new AnswerPlan(asked.header(), establishment.zone(), asked.flags().is(Flag.ACK_RECEPTION),
                asked.flags().is(Flag.ACK_LECTURE_MSS), professionals,
                patient == null ? null : new Party(matricule(asked, patient.person()), patient.address()));
    }

    private static String matricule(DocumentMessage asked, String told) {
        return told.isEmpty() ? Optional.ofNullable(asked.pid().ins()).map(Ins::value).orElse("") : told;
    }

    private void keep(Input input, AnswerPlan plan) {
        if (!input.judged() && plan.received().answerable()) {
            plans.keep(input.id(), plan);
        }
    }
}
