package fr.passerelle.mailbox.imap;

import java.time.Duration;
import java.util.Locale;

/**
 * How to reach the mailboxes of the operator (messages.md §4.2).
 *
 * @param connect longest wait for a connection
 * @param answer longest silence while reading or writing
 */
public record ImapSettings(String host, int port, Security security, Duration connect, Duration answer) {
    /** What protects the session. */
    public enum Security {
        /** Nothing: a simulator on this machine. */
        NONE,
        /** TLS asked for in the session, port 143. */
        STARTTLS,
        /** TLS from the first byte, port 993. */
        IMPLICIT;

        /** @throws IllegalArgumentException for any other word than none, starttls, implicit */
        public static Security of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
