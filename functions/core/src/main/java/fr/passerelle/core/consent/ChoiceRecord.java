package fr.passerelle.core.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of a patient's history of choices: never changed, only followed by another one of the same {@code id}.
 *
 * @param id what the line is about, the same for all the lines that change or withdraw it, see {@link ChoiceId}; no identity in it
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
    /** A choice that applies from when it was collected until withdrawn. */
    public static ChoiceRecord of(Choice choice, String source, String collectedBy, Instant collectedAt, Instant recordedAt) {
        return new ChoiceRecord(ChoiceId.of(choice, source), choice, collectedAt, null, false, source, collectedBy, collectedAt,
                recordedAt);
    }

    /** The same choice within a period. */
    public ChoiceRecord during(Instant begin, @Nullable Instant end) {
        return new ChoiceRecord(id, choice, begin, end, withdrawn, source, collectedBy, collectedAt, recordedAt);
    }

    /** The line that ends this one, whoever recorded it. */
    public ChoiceRecord withdrawal(String by, String heardBy, Instant heardAt, Instant now) {
        return new ChoiceRecord(id, choice, from, to, true, by, heardBy, heardAt, now);
    }

    /** Whether it applies at that instant, as long as no later line of the same id speaks. */
    public boolean appliesAt(Instant instant) {
        return !withdrawn && !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }

    /** Whether it says nothing new: the same line, learned again. */
    public boolean repeats(ChoiceRecord other) {
        return equals(new ChoiceRecord(other.id, other.choice, other.from, other.to, other.withdrawn, other.source, other.collectedBy,
                other.collectedAt, recordedAt));
    }
}
