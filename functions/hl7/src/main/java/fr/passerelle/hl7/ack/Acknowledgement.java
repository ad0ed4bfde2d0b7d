package fr.passerelle.hl7.ack;

import java.util.List;

/**
 * A technical {@code ACK}.
 *
 * @param event MSH-9.2, that of the message received
 * @param acknowledged MSA-2: MSH-10 of the message received
 * @param errors none with {@link AckCode#AA}
 */
public record Acknowledgement(AnswerHeader header, String event, AckCode code, String acknowledged, List<AckError> errors) {
    /** @throws IllegalArgumentException for an acceptance with errors */
    public Acknowledgement {
        errors = List.copyOf(errors);
        if (code == AckCode.AA && !errors.isEmpty()) {
            throw new IllegalArgumentException("an accepted message has no error");
        }
    }
}
