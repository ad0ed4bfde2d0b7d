package fr.passerelle.dmp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.core.port.Departure;

/**
 * SOAP over the JDK's {@link HttpURLConnection}, streamed with a fixed length (docs/decisions/0030-http-client.md).
 *
 * <p>A connection per call: a pooled one that the other end has closed cannot be told from a lost answer, and would cost a question to
 * the DMP. In this mode the JDK never sends a request again by itself.
 */
public final class HttpSoapTransport implements SoapTransport {
    private final DmpSettings settings;

    public HttpSoapTransport(DmpSettings settings) {
        this.settings = settings;
    }

    @Override
    public SoapAnswer post(SSLSocketFactory tls, String path, String contentType, RequestBody body, Departure departure) {
        HttpURLConnection http = prepared(tls, path, contentType, body.length());
        try {
            return refusal(http).orElseGet(() -> departure.await() ? exchange(http, body) : SoapAnswer.Withheld.CEILING);
        } finally {
            http.disconnect();
        }
    }

    /** Connects and shakes hands; nothing of the request has left when this fails. */
    private static Optional<SoapAnswer> refusal(HttpURLConnection http) {
        try {
            http.connect();
            return Optional.empty();
        } catch (SSLException e) {
            return Optional.of(distrust(e) ? new SoapAnswer.Untrusted("TLS") : new SoapAnswer.NotSent("TLS"));
        } catch (IOException e) {
            return Optional.of(new SoapAnswer.NotSent(e.getClass().getSimpleName()));
        }
    }

    private static SoapAnswer exchange(HttpURLConnection http, RequestBody body) {
        long given = 0;
        try (Counter out = new Counter(http.getOutputStream())) {
            try {
                body.writeTo(out);
            } finally {
                given = out.count;
            }
        } catch (IOException e) {
            return given < body.length() ? new SoapAnswer.NotSent("cut while sending") : new SoapAnswer.Lost("cut after sending");
        }
        try {
            return answer(http);
        } catch (IOException e) {
            return new SoapAnswer.Lost(e.getClass().getSimpleName());
        }
    }

    private static SoapAnswer answer(HttpURLConnection http) throws IOException {
        int status = http.getResponseCode();
        if (status < 0) {
            return new SoapAnswer.Lost("no HTTP status");
        }
        String contentType = http.getContentType() == null ? "" : http.getContentType();
        try (InputStream in = status < 400 ? http.getInputStream() : http.getErrorStream()) {
            byte[] body = in == null ? new byte[0] : in.readNBytes(SoapAnswer.LARGEST + 1);
            return body.length > SoapAnswer.LARGEST
                    ? new SoapAnswer.Lost("answer too large")
                    : new SoapAnswer.Received(status, contentType, body);
        }
    }

    /** No network yet; fails only when the address of the settings is none of HTTP. */
    private HttpURLConnection prepared(SSLSocketFactory tls, String path, String contentType, long length) {
        try {
            return prepared(tls, (HttpURLConnection) settings.service(path).toURL().openConnection(), contentType, length);
        } catch (IOException e) {
            throw new UncheckedIOException("address of the DMP", e);
        }
    }

    private HttpURLConnection prepared(SSLSocketFactory tls, HttpURLConnection http, String contentType, long length) throws IOException {
        if (http instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(tls);
        }
        http.setRequestMethod("POST");
        http.setDoOutput(true);
        http.setUseCaches(false);
        http.setInstanceFollowRedirects(false);
        http.setFixedLengthStreamingMode(length);
        http.setConnectTimeout((int) settings.connectTimeout().toMillis());
        http.setReadTimeout((int) settings.readTimeout().toMillis());
        http.setRequestProperty("Content-Type", contentType);
        http.setRequestProperty("Accept", "application/soap+xml, multipart/related");
        http.setRequestProperty("User-Agent", "Passerelle");
        http.setRequestProperty("Connection", "close");
        return http;
    }

    /** An alert or a certificate problem is for people; a handshake that was cut or is late is not. */
    private static boolean distrust(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        String message = failure.getMessage() == null ? "" : failure.getMessage().toLowerCase(Locale.ROOT);
        return message.contains("fatal alert");
    }

    /** Counts what the connection has taken: less than the whole means the DMP cannot have a whole request. */
    private static final class Counter extends FilterOutputStream {
        private long count;

        Counter(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
