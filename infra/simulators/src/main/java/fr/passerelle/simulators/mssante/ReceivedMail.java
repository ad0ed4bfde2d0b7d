package fr.passerelle.simulators.mssante;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A mail the operator took charge of.
 *
 * @param envelope what SMTP said
 * @param messageId header {@code Message-ID}, angle brackets included, empty when absent
 * @param subject header {@code Subject}, decoded
 * @param size bytes received, dots unstuffed
 * @param source the whole message, one character per byte (ISO 8859-1)
 * @param violations rules of the MSSanté and of Mon espace santé that it breaks, {@code rule: French sentence}
 * @param receivedAt time of reception
 */
public record ReceivedMail(Envelope envelope, String messageId, String subject, long size, String source, List<String> violations,
        Instant receivedAt) {
    public ReceivedMail {
        violations = List.copyOf(violations);
    }

    /** The message as received, byte for byte. */
    public byte[] bytes() {
        return source.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Without address nor subject: both identify the patient. */
    @Override
    public String toString() {
        return "ReceivedMail[" + messageId + ", " + size + " bytes, " + violations.size() + " violations]";
    }

    /**
     * The SMTP envelope.
     *
     * @param sender address of MAIL FROM, empty for the null sender
     * @param recipient address of RCPT TO
     * @param envelopeId ENVID, empty when absent (RFC 3461 §4.4)
     * @param ret RET, empty when absent
     * @param notifications NOTIFY of this recipient, empty when absent (RFC 3461 §4.1)
     * @param originalRecipient ORCPT of this recipient, empty when absent (RFC 3461 §4.2)
     */
    public record Envelope(String sender, String recipient, String envelopeId, String ret, String notifications,
            String originalRecipient) {
        @Override
        public String toString() {
            return "Envelope[" + envelopeId + "]";
        }
    }
}
