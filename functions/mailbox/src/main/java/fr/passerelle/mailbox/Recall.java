package fr.passerelle.mailbox;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a mail that asks to delete is about.
 *
 * @param originals Message-IDs of the mails that brought the documents, in angle brackets, the oldest first, at least one
 * @param shown what these mails showed of the documents; empty when that is no longer known
 * @param count documents to delete
 */
public record Recall(List<String> originals, List<Shown> shown, int count) {
    /** @throws IllegalArgumentException without any original */
    public Recall {
        originals = List.copyOf(originals);
        shown = List.copyOf(shown);
        if (originals.isEmpty()) {
            throw new IllegalArgumentException("nobody is asked to delete what they never got");
        }
    }

    /**
     * A document as a mail showed it.
     *
     * @param date of the main act
     */
    public record Shown(String title, OffsetDateTime date) {}

    @Override
    public String toString() {
        return "Recall[" + originals + ", " + count + "]";
    }
}
