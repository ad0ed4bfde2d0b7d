package fr.passerelle.formats.appointment.fhir;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
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
import fr.passerelle.formats.json.JsonMessage;
import fr.passerelle.formats.schema.Fields;

/**
 * Reads a FHIR R4 {@code Appointment} of the French profiles as the same event as the JSON form, every fault at once (messages.md §6.3 and
 * §6.5). The patient must be inside; who booked, slots and requested periods say nothing to the patient and are left aside.
 */
public final class FhirAppointmentReader {
    private static final Pattern COUNTER = Pattern.compile("\\d{1,15}");
    private static final Pattern PDF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,100}\\.pdf");
    private static final String STATUSES = "proposed, pending, booked, arrived, fulfilled, cancelled, noshow, entered-in-error, checked-in, waitlist";

    /** @param root what {@code message} was made of, for its digest */
    public AppointmentReading read(FhirMessage message, JsonNode root, FhirContext context) {
        Optional<JsonNode> appointment = message.appointment();
        return appointment.map(one -> read(message, one, root, context))
                .orElseGet(
                        () -> new AppointmentReading(null, null, JsonMessage.digest(root), List.of(Reason.of("FHIR_APPOINTMENT_ALONE"))));
    }

    private static AppointmentReading read(FhirMessage message, JsonNode appointment, JsonNode root, FhirContext context) {
        var faults = new ArrayList<Reason>();
        var notes = new ArrayList<Reason>();
        var fields = new Fields(appointment, "", faults);
        String id = id(fields);
        EventTime order = EventTime.of(fields);
        Optional<Status> status = status(fields);
        var participants = new Participants(message, appointment, faults);
        JsonNode resource = participants.patient();
        Patient patient = resource.isMissingNode() ? null : new FhirPatientReader(context.environment()).read(resource, faults, notes);
        OffsetDateTime start = required(fields, "start");
        OffsetDateTime end = end(fields, start);
        EventLabel label = id.isEmpty() ? null : EventLabel.of(context.establishment().finess(), id, order.version(), order.at());
        if (!faults.isEmpty() || status.isEmpty() || patient == null || start == null) {
            return new AppointmentReading(label, null, JsonMessage.digest(root), faults, notes, null);
        }
        var key = new AppointmentKey(context.establishment().finess(), id);
        var place = new PlaceReader(context.establishment()).read(appointment, participants.location());
        var event = new AppointmentEvent(key, order.with(status.get()), patient, null, participants.unit(), start, end, place,
                participants.practitioner(), instructions(fields), List.of(), attachment(message, appointment, key.establishment()),
                Message.DEFAULT);
        Reason silence = FhirPatientReader.deceased(resource) ? Reason.of("APPOINTMENT_DECEASED") : status.get().silence();
        return new AppointmentReading(label, event, EventDigest.of(event, silence), List.of(), notes, silence);
    }

    /**
     * Where the event stands among those of its appointment.
     *
     * @param version {@code meta.versionId} when it counts
     */
    private record EventTime(@Nullable Long version, @Nullable Instant at) {
        static EventTime of(Fields appointment) {
            Fields meta = appointment.object("meta");
            String counter = meta.requiredText("versionId");
            Long version = COUNTER.matcher(counter).matches() ? Long.valueOf(counter) : null;
            OffsetDateTime updated = meta.instant("lastUpdated");
            if (version == null && meta.text("lastUpdated") == null) {
                meta.fault("lastUpdated", "FIELD_MISSING");
            }
            return new EventTime(version, updated == null ? null : updated.toInstant());
        }

        EventOrder with(Status status) {
            return new EventOrder(version, at, status.action(version == null || version <= 1));
        }
    }

    /** The official identifier, else the first. */
    private static String id(Fields fields) {
        List<JsonNode> all = fields.value("identifier").valueStream().filter(i -> !i.path("value").asText().isBlank()).toList();
        Optional<JsonNode> own = all.stream().filter(i -> i.path("use").asText().equals("official")).findFirst()
                .or(() -> all.stream().findFirst());
        if (own.isEmpty()) {
            fields.fault("identifier", "FIELD_MISSING");
        }
        return own.map(i -> AppointmentIds.of(i.path("value").asText().strip(), i.path("system").asText().replace("urn:oid:", "")))
                .orElse("");
    }

    private static Optional<Status> status(Fields fields) {
        Optional<Status> status = Status.of(fields.requiredText("status"));
        if (status.isEmpty()) {
            fields.fault("status", "FIELD_INVALID", "valeurs admises : " + STATUSES);
        }
        return status;
    }

    private static @Nullable OffsetDateTime required(Fields fields, String name) {
        if (fields.text(name) == null) {
            fields.fault(name, "FIELD_MISSING");
        }
        return fields.instant(name);
    }

    private static @Nullable OffsetDateTime end(Fields fields, @Nullable OffsetDateTime start) {
        OffsetDateTime end = fields.instant("end");
        Long minutes = fields.number("minutesDuration");
        if (end == null && start != null && minutes != null && minutes > 0) {
            return start.plus(Duration.ofMinutes(Math.min(minutes, Integer.MAX_VALUE)));
        }
        if (end != null && start != null && !end.isAfter(start)) {
            fields.fault("end", "FIELD_INVALID", "instant postérieur à start");
        }
        return end;
    }

    private static List<String> instructions(Fields fields) {
        String told = fields.requiredText("patientInstruction").strip();
        return told.isEmpty() ? List.of() : List.of(told);
    }

    /** The convocation, when it is a PDF left in the folder of attachments. */
    private static @Nullable String attachment(FhirMessage message, JsonNode appointment, String establishment) {
        return appointment.path("supportingInformation").valueStream().map(message::resolve)
                .flatMap(document -> document.path("content").valueStream()).map(c -> c.path("attachment").path("url").asText())
                .filter(name -> PDF.matcher(name).matches()).findFirst().map(name -> establishment + "/attachments/" + name).orElse(null);
    }
}
