package fr.passerelle.simulators.mssante.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A mail that something is said about.
 *
 * @param recipient address of RCPT TO
 * @param sender address of MAIL FROM, empty for the null sender
 * @param asked what was asked about its notices
 * @param messageId angle brackets included
 * @param subject decoded
 * @param from only address of From, empty when it cannot be read
 * @param replyTo only address of Reply-To, empty when there is none
 * @param references header References, unfolded
 * @param readingNoticeTo only address of Disposition-Notification-To, empty when none is asked
 * @param closed whether the mail itself takes no answer: {@code X-MSS-MES: FIN} (messages.md §5.4)
 * @param receivedAt when the operator took it
 * @param source the whole mail, one character per byte (ISO 8859-1)
 */
public record Original(String recipient, String sender, Asked asked, String messageId, String subject, String from, String replyTo,
        String references, String readingNoticeTo, boolean closed, Instant receivedAt, String source) {
    /**
     * Parameters of RFC 3461.
     *
     * @param envelopeId ENVID, empty when absent
     * @param full whether RET asks for the whole mail
     * @param notices NOTIFY in upper case, empty when absent
     * @param originalRecipient ORCPT, empty when absent
     */
    public record Asked(String envelopeId, boolean full, String notices, String originalRecipient) {
        boolean success() {
            return notices.contains("SUCCESS");
        }

        /** Failures are told unless something else was asked (RFC 3461 §4.1). */
        boolean failure() {
            return notices.isEmpty() || notices.contains("FAILURE");
        }

        boolean delay() {
            return notices.isEmpty() || notices.contains("DELAY");
        }
    }

    byte[] bytes() {
        return source.getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] headers() {
        int end = source.indexOf("\r\n\r\n");
        return source.substring(0, end < 0 ? source.length() : end + 2).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where an answer goes (messages.md §5.4). */
    String answerTo() {
        return replyTo.isEmpty() ? from : replyTo;
    }

    /** Without identity. */
    @Override
    public String toString() {
        return "Original[" + messageId + "]";
    }
}
