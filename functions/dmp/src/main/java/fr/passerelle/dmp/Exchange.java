package fr.passerelle.dmp;

import java.util.Optional;
import java.util.UUID;

/**
 * A call and what came of it.
 *
 * @param inputId the input it was made for
 * @param message of the request
 */
record Exchange(Operation operation, String inputId, UUID message, SoapAnswer answer) {
    private static final int OK = 200;

    /** The WS-Addressing MessageID of a message. */
    static String messageId(UUID message) {
        return "urn:uuid:" + message;
    }

    String messageId() {
        return messageId(message);
    }

    /** What the answer says, when one came with HTTP 200. */
    Optional<Reply> reply() {
        return answer instanceof SoapAnswer.Received received && received.status() == OK
                ? Optional.of(ReplyReader.read(received.contentType(), received.body(), messageId()))
                : Optional.empty();
    }
}
