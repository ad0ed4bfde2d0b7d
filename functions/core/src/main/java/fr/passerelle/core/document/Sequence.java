package fr.passerelle.core.document;

import java.time.Duration;

/**
 * Order of the two destinations of one document (use-cases.md §5.C).
 *
 * @param dmpFirst the message waits for the DMP, so that it may say "also in your documents"
 * @param longest how long it waits; then the message leaves without that sentence
 * @param dmpRequired the message leaves only once the DMP has the document
 */
public record Sequence(boolean dmpFirst, Duration longest, boolean dmpRequired) {
    public static final Sequence USUAL = new Sequence(true, Duration.ofMinutes(15), false);
}
