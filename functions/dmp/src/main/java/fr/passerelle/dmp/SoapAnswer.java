package fr.passerelle.dmp;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.DocumentRegistry.Kind;

/** What came of a request on the wire, before its content is read (dmp-transport.md §11, first steps of the decision order). */
public sealed interface SoapAnswer {
    /** Largest answer read, bytes: answers are a few kilobytes. */
    int LARGEST = 1 << 20;

    /** An answer came; no record, since it holds bytes. */
    final class Received implements SoapAnswer {
        private final int status;
        private final String contentType;
        private final byte[] body;

        /**
         * @param contentType as received, empty when there is none
         * @param body not changed afterwards by the caller
         */
        public Received(int status, String contentType, byte[] body) {
            this.status = status;
            this.contentType = contentType;
            this.body = body;
        }

        /** HTTP status. */
        public int status() {
            return status;
        }

        public String contentType() {
            return contentType;
        }

        /** The bytes themselves, to be read only. */
        public byte[] body() {
            return body;
        }

        /** The body is hidden: an answer may carry an identity. */
        @Override
        public String toString() {
            return "Received[HTTP " + status + ", " + body.length + " bytes]";
        }
    }

    /**
     * No call was made: what it would have been made with, or what it would have said, is wrong.
     *
     * @param kind who repairs it
     * @param health what that says of the other calls of the establishment
     * @param reason code of the reject catalogue and its arguments
     */
    record Withheld(Kind kind, Health health, Reason reason) implements SoapAnswer {
        /** It found no turn under the ceiling of calls. */
        public static final Withheld CEILING = new Withheld(Kind.RETRY, Health.UP, Reason.of("DMP_CEILING"));
    }

    /** The request certainly did not reach the DMP as a whole: {@code cause} is a technical word. */
    record NotSent(String cause) implements SoapAnswer {}

    /** The two ends do not trust each other: bad, expired or unknown certificate. Nothing was sent. */
    record Untrusted(String cause) implements SoapAnswer {}

    /** The whole request was given and no whole answer came: the document may be stored. */
    record Lost(String cause) implements SoapAnswer {}
}
