package fr.passerelle.documentintake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.Feeds;
import fr.passerelle.hl7.Hl7Message;

/**
 * A message dropped as a file that is about no document: the function of its kind takes it from its queue, as if the hospital had sent it
 * there, and answers it. Handed over again after a kill, it is known there by what it is.
 */
final class HandOver {
    private final Feeds feeds;

    HandOver(Feeds feeds) {
        this.feeds = feeds;
    }

    /**
     * Hands a message over, once for each time its input is judged.
     *
     * @param content as it was dropped, in the charset that the message declares
     * @return why it cannot be, nothing when it is
     */
    Optional<Reason> give(Hl7Message message, byte[] content, Input input, boolean appointment) {
        String text = text(message, content);
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > Feeds.LARGEST) {
            return Optional.of(Reason.of("HL7_FEED_TOO_LARGE", Integer.toString(size), Integer.toString(Feeds.LARGEST)));
        }
        if (input.judged()) {
            return Optional.empty();
        }
        if (appointment) {
            feeds.appointment(input.establishment(), text);
        } else {
            feeds.identity(input.establishment(), text);
        }
        return Optional.empty();
    }

    /** Without the envelope of a socket: a queue carries no control character. */
    private static String text(Hl7Message message, byte[] content) {
        var text = new StringBuilder();
        new String(content, message.charset()).codePoints()
                .filter(c -> c >= ' ' ? c != 0xFEFF && c < 0xFFFE : c == '\r' || c == '\n' || c == '\t')
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
