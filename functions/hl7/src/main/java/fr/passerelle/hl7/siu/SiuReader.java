package fr.passerelle.hl7.siu;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.formats.appointment.AppointmentIds;
import fr.passerelle.formats.appointment.AppointmentReading;
import fr.passerelle.formats.appointment.EventDigest;
import fr.passerelle.formats.appointment.EventLabel;
import fr.passerelle.hl7.Field;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;
import fr.passerelle.hl7.feed.FeedContext;
import fr.passerelle.hl7.feed.FeedHeader;
import fr.passerelle.hl7.patient.PidReader;

/**
 * Reads a scheduling message as the same event as the JSON form, every fault at once (messages.md §6.2 and §6.5). Such a message counts no
 * versions: MSH-7 orders those of an appointment.
 */
public final class SiuReader {
    private static final int FILLER = 2;
    private static final int TYPE = 8;
    private static final int STATUS = 25;
    private static final int VIP = 16;
    private static final int DECEASED = 30;

    /**
     * Never throws for what a hospital may send.
     *
     * @param message routed as an appointment
     * @param digest SHA-256 of what was received
     */
    public AppointmentReading read(Hl7Message message, FeedContext context, String digest) {
        var findings = new Findings();
        var header = new FeedHeader(context, findings);
        Instant at = header.check(message);
        Optional<Segment> sch = header.segment(message, "SCH");
        String id = sch.map(s -> id(s, findings)).orElse("");
        Patient patient = header.segment(message, "PID")
                .map(pid -> new PidReader(context.environment(), context.establishment()).required(pid, findings))
                .orElse(null);
        if (message.first("RGS").isEmpty()) {
            findings.note(Reason.of("HL7_SEGMENT_ABSENT", "RGS"));
        }
        Trigger trigger = trigger(message, sch.orElse(null), findings);
        var times = new Times(header, findings);
        OffsetDateTime start = times.start(message).orElse(null);
        OffsetDateTime end = start == null ? null : times.end(message, start).orElse(null);
        String finess = context.establishment().finess();
        EventLabel label = id.isEmpty() ? null : EventLabel.of(finess, id, null, at);
        if (!findings.faults().isEmpty() || id.isEmpty() || patient == null || start == null || at == null) {
            return new AppointmentReading(label, null, digest, findings.faults(), findings.notes(), null);
        }
        var resources = new Resources(message, context.establishment());
        var event = new AppointmentEvent(new AppointmentKey(finess, id), new EventOrder(null, at, trigger.action()), patient, null,
                resources.unit(), start, end, resources.place(), resources.practitioner(), resources.instructions(), List.of(), null,
                Message.DEFAULT);
        Reason silence = silence(message, trigger);
        return new AppointmentReading(label, event, EventDigest.of(event, silence), List.of(), findings.notes(), silence);
    }

    /** Number of the agenda, else that of who asked; with the authority that gave it. */
    private static String id(Segment sch, Findings findings) {
        Optional<Field> number = Stream.of(sch.field(FILLER), sch.field(1)).filter(ei -> !ei.text().isEmpty()).findFirst();
        if (number.isEmpty()) {
            findings.fault(Reason.at(sch.at(FILLER), "HL7_FIELD_MISSING", "SCH-2"));
        }
        return number.map(ei -> AppointmentIds.of(ei.text(), ei.text(2))).orElse("");
    }

    private static Trigger trigger(Hl7Message message, @Nullable Segment sch, Findings findings) {
        var event = Trigger.of(message.header().event());
        if (sch == null) {
            return event;
        }
        String status = sch.text(STATUS);
        if (event.contradictedBy(status)) {
            findings.note(Reason.at(sch.at(STATUS), "HL7_STATUS_DISAGREES", Shown.code(status), Shown.code(message.header().event())));
        }
        return event.when(status, sch.text(TYPE).equals("TENTATIVE"));
    }

    private static @Nullable Reason silence(Hl7Message message, Trigger trigger) {
        if (message.first("PID").filter(pid -> pid.text(DECEASED).equals("Y") || !pid.text(DECEASED - 1).isEmpty()).isPresent()) {
            return Reason.of("APPOINTMENT_DECEASED");
        }
        return message.first("PV1").filter(pv1 -> pv1.text(VIP).equals("Y")).isPresent()
                ? Reason.of("APPOINTMENT_PROTECTED")
                : trigger.silence();
    }
}
