package fr.passerelle.formats.appointment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/**
 * What names an event even when the rest of it is wrong, so that it can be registered and answered.
 *
 * @param establishment FINESS EJ, well formed
 * @param appointmentId identifier given by the source, as published ({@code appointment.schema.json})
 * @param order the version, else the time in UTC ({@code 20260315T090005Z}), else empty
 */
public record EventLabel(String establishment, String appointmentId, String order) {
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Of an event that has a version, a time, both or neither. */
    public static EventLabel of(String establishment, String appointmentId, @Nullable Long version, @Nullable Instant at) {
        return new EventLabel(establishment, appointmentId, version != null ? version.toString() : at == null ? "" : COMPACT.format(at));
    }
}
