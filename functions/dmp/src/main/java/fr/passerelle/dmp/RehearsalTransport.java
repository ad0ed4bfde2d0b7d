package fr.passerelle.dmp;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.core.port.Departure;

/** Writes every byte of a request to nobody and says that it was not sent: for pathways that are only tried out. */
public final class RehearsalTransport implements SoapTransport {
    @Override
    public SoapAnswer post(SSLSocketFactory tls, String path, String contentType, RequestBody body, Departure departure) {
        try {
            body.writeTo(OutputStream.nullOutputStream());
            return new SoapAnswer.NotSent("rehearsal");
        } catch (IOException e) {
            throw new UncheckedIOException("rehearsal", e);
        }
    }
}
