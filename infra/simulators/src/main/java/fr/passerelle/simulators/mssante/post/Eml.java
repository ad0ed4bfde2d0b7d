package fr.passerelle.simulators.mssante.post;

import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

import jakarta.mail.internet.MimeUtility;

/** Writes a message line by line (RFC 5322, RFC 2045). */
final class Eml {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneId.of("Europe/Paris"));
    private static final String CRLF = "\r\n";
    private static final int LINE = 76;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static String date(Instant at) {
        return DATE.format(at);
    }

    Eml header(String name, String value) {
        return line(name + ": " + value);
    }

    /** A header of free text (RFC 2047). */
    Eml subject(String text) {
        try {
            return header("Subject", MimeUtility.fold("Subject: ".length(), MimeUtility.encodeText(text, "UTF-8", "Q")));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }

    Eml line(String text) {
        bytes.writeBytes((text + CRLF).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Eml raw(byte[] part) {
        bytes.writeBytes(part);
        return this;
    }

    Eml base64(byte[] part) {
        bytes.writeBytes(Base64.getMimeEncoder(LINE, CRLF.getBytes(StandardCharsets.US_ASCII)).encode(part));
        return line("");
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
