package fr.passerelle.core.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of a patient's history of choices: never changed, only followed by another one of the same {@code id}.
 *
 * @param id what the line is about, the same for all the lines that change or withdraw it; no identity in it
 * @param from when the choice begins to apply
 * @param to when it ends, absent: until withdrawn
 * @param withdrawn whether this line ends it
 * @param source software or desk it comes from, e.g. {@code ADT}, {@code desk}
 * @param collectedBy function or identifier of the professional who collected it, never the patient
 * @param collectedAt when the patient was heard, which orders the lines
 * @param recordedAt when the gateway learned it
 */
public record ChoiceRecord(String id, Choice choice, Instant from, @Nullable Instant to, boolean withdrawn, String source,
        String collectedBy, Instant collectedAt, Instant recordedAt) {
    /** Whether it applies at that instant, as long as no later line of the same id speaks. */
    public boolean appliesAt(Instant instant) {
        return !withdrawn && !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }
}
