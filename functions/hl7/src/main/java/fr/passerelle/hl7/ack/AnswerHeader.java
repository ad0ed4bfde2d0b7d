package fr.passerelle.hl7.ack;

import java.time.OffsetDateTime;

import fr.passerelle.hl7.MessageHeader;

/**
 * Header of an answer: sender and receiver are those of the message answered, swapped.
 *
 * @param at MSH-7, to the second
 * @param controlId MSH-10 of the answer, 20 characters at most
 * @param processing MSH-11, that of the message answered
 * @param version MSH-12
 * @param charset what it is written in
 */
public record AnswerHeader(String sendingApplication, String sendingFacility, String receivingApplication, String receivingFacility,
        OffsetDateTime at, String controlId, String processing, String version, AnswerCharset charset) {
    /**
     * That of an answer to a message.
     *
     * @param version MSH-12 of the answer
     */
    public static AnswerHeader to(MessageHeader received, OffsetDateTime at, String controlId, String version) {
        return new AnswerHeader(received.receivingApplication(), received.receivingFacility(), received.sendingApplication(),
                received.sendingFacility(), at, controlId, received.processing(), version, AnswerCharset.of(received.charset()));
    }
}
