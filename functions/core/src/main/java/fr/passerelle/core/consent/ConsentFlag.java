package fr.passerelle.core.consent;

import java.time.Instant;

/**
 * One recorded choice of a patient.
 *
 * @param source who or what recorded it, e.g. {@code ADT}, {@code desk}; never a free text about the patient
 */
public record ConsentFlag(ConsentScope scope, ConsentValue value, String source, Instant recordedAt) {}
