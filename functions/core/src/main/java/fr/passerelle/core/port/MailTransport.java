package fr.passerelle.core.port;

import java.io.IOException;
import java.io.OutputStream;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;

/** The MSSanté operator. */
public interface MailTransport {
    /** Submits one mail to one recipient. Never throws for an answer of the operator: that is a {@link Submission}. */
    Submission submit(Mail mail);

    /** Ends what is kept open for the next mails; the end of a batch, since a function at rest keeps nothing alive. */
    default void release() {
    }

    /**
     * A mail ready to leave.
     *
     * @param envelopeId ENVID of the delivery notices, without identity
     * @param establishment who sends: its mailbox is the envelope sender, its certificate opens the connection
     * @param recipient the only recipient; never logged
     * @param size bytes of the whole message once encoded
     */
    record Mail(String envelopeId, Establishment establishment, String recipient, long size, Content content) {
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

        /** Nothing was tried or could be until somebody repairs the configuration of the gateway or its certificates. */
        record Misconfigured(Reason reason) implements Submission {}
    }
}
