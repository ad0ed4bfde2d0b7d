package fr.passerelle.mailbox;

import java.time.Instant;

/**
 * What a mail is given from outside.
 *
 * @param messageId derived once with the dispatch, {@code <id>@<domain>} with or without its angle brackets
 * @param recipient the only recipient; never logged
 * @param at time of the {@code Date} header
 */
public record Heading(String messageId, String recipient, Instant at) {
    /** Message-ID as RFC 5322 writes it, in angle brackets. */
    public String bracketedId() {
        return messageId.startsWith("<") ? messageId : "<" + messageId + ">";
    }

    @Override
    public String toString() {
        return "Heading[" + messageId + "]";
    }
}
