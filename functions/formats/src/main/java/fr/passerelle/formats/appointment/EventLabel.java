package fr.passerelle.formats.appointment;

/**
 * What names an event even when the rest of it is wrong, so that it can be registered and answered.
 *
 * @param establishment FINESS EJ, well formed
 * @param appointmentId identifier given by the source, as published ({@code appointment.schema.json})
 * @param order the version, else the time in UTC ({@code 20260315T090005Z}), else empty
 */
public record EventLabel(String establishment, String appointmentId, String order) {}
