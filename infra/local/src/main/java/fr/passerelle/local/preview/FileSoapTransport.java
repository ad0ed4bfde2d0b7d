package fr.passerelle.local.preview;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.core.port.Departure;
import fr.passerelle.dmp.RequestBody;
import fr.passerelle.dmp.SoapAnswer;
import fr.passerelle.dmp.SoapTransport;

/** Writes the bytes that would go to the DMP into a file and says that nothing was sent. */
final class FileSoapTransport implements SoapTransport {
    private final Path file;

    FileSoapTransport(Path file) {
        this.file = file;
    }

    @Override
    public SoapAnswer post(SSLSocketFactory tls, String path, String contentType, RequestBody body, Departure departure) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            body.writeTo(out);
            return new SoapAnswer.NotSent("preview");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
