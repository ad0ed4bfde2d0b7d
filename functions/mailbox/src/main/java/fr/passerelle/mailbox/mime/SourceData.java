package fr.passerelle.mailbox.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import jakarta.activation.DataSource;

/** An attachment as Jakarta Mail reads it: streamed, never held in memory. */
record SourceData(Attachment attachment) implements DataSource {
    @Override
    public InputStream getInputStream() throws IOException {
        return attachment.content().open();
    }

    /** @throws UnsupportedOperationException always: an attachment is only read */
    @Override
    public OutputStream getOutputStream() {
        throw new UnsupportedOperationException("an attachment is only read");
    }

    @Override
    public String getContentType() {
        return attachment.mediaType();
    }

    @Override
    public String getName() {
        return attachment.name();
    }
}
