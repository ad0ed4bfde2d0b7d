package fr.passerelle.core.port;

import java.io.IOException;
import java.io.OutputStream;

/** The MSSanté operator. */
public interface MailTransport {
    /** Submits one mail to one recipient. Never throws for an answer of the operator: that is a {@link Submission}. */
    Submission submit(Mail mail);

    /**
     * A mail ready to leave.
     *
     * @param envelopeId ENVID of the delivery notices, without identity
     * @param sender envelope sender
     * @param recipient the only recipient; never logged
     * @param size bytes of the whole message once encoded
     */
    record Mail(String envelopeId, String sender, String recipient, long size, Content content) {
        @Override
        public String toString() {
            return "Mail[" + envelopeId + ", " + size + " bytes]";
        }
    }

    /** Bytes of the message, RFC 5322, streamed. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What became of a submission. */
    sealed interface Submission {
        /** The operator took charge of the mail. */
        record Taken() implements Submission {}

        /** The operator answered no: SMTP or enhanced code as received, digits only (e.g. {@code 550}). */
        record Refused(String code) implements Submission {}

        /** The mail certainly did not leave: connection, TLS or greeting failed before the content. */
        record NotSent(String cause) implements Submission {}

        /** The content was given and no answer came: it may have left. */
        record InDoubt() implements Submission {}
    }
}
