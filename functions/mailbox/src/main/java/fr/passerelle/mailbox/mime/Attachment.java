package fr.passerelle.mailbox.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file carried by a mail.
 *
 * @param mediaType {@code Content-Type}, with its parameters save the name
 * @param content opened each time the mail is written
 */
public record Attachment(String name, String mediaType, Source content) {
    /** Opens the bytes; the reader closes them. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
