package fr.passerelle.eventintake;

import java.nio.charset.Charset;

/** What a message of the queue is. */
sealed interface Received permits Incoming, Received.Document {
    /**
     * A message about a document, which is taken in as a file (docs/decisions/0155-feeds-in-their-own-language.md).
     *
     * @param establishment FINESS EJ, known
     * @param name of the file
     * @param message as it came, in characters of {@code charset}
     * @param charset the one that its header declares
     */
    record Document(String establishment, String name, String message, Charset charset) implements Received {
        byte[] content() {
            return message.getBytes(charset);
        }
    }
}
