package fr.passerelle.simulators.mssante.post;

import java.time.Duration;

/** What somebody does with each mail that reaches a mailbox; nobody opens one without a habit (messages.md §5.4, §5.8). */
public sealed interface Habit {
    /** Opens the mail: a notice {@code displayed}, when one was asked. */
    record Reads(Duration after) implements Habit {}

    /** Opens the mail and writes back, if the server lets it. */
    record Answers(Duration after, Answer answer) implements Habit {}

    /** A machine answers in the place of its owner, at once. */
    record Away() implements Habit {}

    /**
     * The software of a professional could not file the documents.
     *
     * @param code 900 to 906 (messages.md §5.8)
     * @param label its French text
     * @param volet the form of the volet, error inside Disposition; else that of RFC 8098, error in its own field
     */
    record CannotFile(Duration after, String code, String label, boolean volet) implements Habit {}
}
