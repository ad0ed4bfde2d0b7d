package fr.passerelle.formats.appointment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.appointment.Place;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.formats.json.JsonMessage;
import fr.passerelle.formats.patient.PatientReader;
import fr.passerelle.formats.patient.PatientReading;
import fr.passerelle.formats.schema.Fields;
import fr.passerelle.formats.schema.SchemaCheck;

/**
 * Reads an appointment event ({@code appointment.schema.json}, docs/appointment-format.md) and tells all its faults at once. Each event
 * carries the whole state of its appointment (messages.md §6.5), a cancellation too.
 */
public final class AppointmentReader {
    /** Path of the schema for {@link SchemaCheck}. */
    public static final String SCHEMA = "appointment/appointment.schema.json";

    private final SchemaCheck schema = new SchemaCheck(SCHEMA);

    /** @param json UTF-8, one object; never throws for what a hospital may send */
    public AppointmentReading read(byte[] json, AppointmentContext context) {
        JsonMessage message = JsonMessage.read(json);
        JsonNode root = message.root();
        if (root == null) {
            return unreadable(json, message.fault());
        }
        var faults = new ArrayList<>(schema.faults(root));
        var fields = new Fields(root, "", faults);
        PatientReading patient = new PatientReader(context.environment()).read(fields.value("patient"), "/patient");
        faults.addAll(patient.faults());
        AppointmentEvent event = event(fields, patient.patient());
        return new AppointmentReading(label(root), faults.isEmpty() ? event : null, JsonMessage.digest(root), faults);
    }

    private static AppointmentReading unreadable(byte[] json, String why) {
        return new AppointmentReading(null, null, Ids.sha256(json), List.of(Reason.of("JSON_UNREADABLE", why)));
    }

    private static @Nullable AppointmentEvent event(Fields fields, @Nullable Patient patient) {
        Action action = fields.choice("action", Action.class);
        OffsetDateTime occurredAt = fields.instant("occurredAt");
        OffsetDateTime start = fields.instant("start");
        OffsetDateTime end = fields.instant("end");
        Long version = fields.number("version");
        if (start != null && end != null && !end.isAfter(start)) {
            fields.fault("end", "FIELD_INVALID", "instant postérieur à start");
        }
        if (action == null || start == null || patient == null || (version == null && occurredAt == null)) {
            return null;
        }
        String establishment = fields.requiredText("establishment");
        String file = fields.text("attachment");
        return new AppointmentEvent(new AppointmentKey(establishment, fields.requiredText("appointmentId")),
                new EventOrder(version, occurredAt == null ? null : occurredAt.toInstant(), action), patient, fields.text("pathway"),
                fields.text("unit"), start, end,
                place(fields.object("place")), fields.text("practitioner"), fields.texts("instructions"), fields.texts("toBring"),
                file == null ? null : establishment + "/attachments/" + file, message(fields.object("message")));
    }

    private static Place place(Fields place) {
        return new Place(place.requiredText("unit"), place.text("room"), place.requiredText("address"), place.text("access"),
                place.requiredText("phone"));
    }

    private static Message message(Fields message) {
        return new Message(message.text("text"), message.flag("replyAllowed"), message.text("replyTo"));
    }

    private static @Nullable EventLabel label(JsonNode root) {
        String establishment = root.path("establishment").asText();
        String appointmentId = root.path("appointmentId").asText();
        if (!Finess.wellFormed(establishment) || !AppointmentIds.wellFormed(appointmentId)) {
            return null;
        }
        var fields = new Fields(root, "", new ArrayList<>());
        OffsetDateTime occurredAt = fields.instant("occurredAt");
        return EventLabel.of(establishment, appointmentId, fields.number("version"), occurredAt == null ? null : occurredAt.toInstant());
    }
}
