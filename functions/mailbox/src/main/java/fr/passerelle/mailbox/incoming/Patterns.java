package fr.passerelle.mailbox.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How to recognise what has no structure, kept as data in {@code incoming.properties}. */
record Patterns(Pattern bounceSender, Pattern bounceSubject, Pattern delaySubject, Pattern errorSubject, Pattern closingSubject,
        Pattern archiveSubject, Pattern automaticPrecedence) {
    static Patterns ofThisSoftware() {
        var lines = new Properties();
        try (InputStream data = Patterns.class.getResourceAsStream("incoming.properties")) {
            if (data == null) {
                throw new IllegalStateException("incoming.properties is not packaged");
            }
            lines.load(new InputStreamReader(data, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Patterns(of(lines, "bounce.sender"), of(lines, "bounce.subject"), of(lines, "delay.subject"), of(lines, "error.subject"),
                of(lines, "closing.subject"), of(lines, "archive.subject"), of(lines, "automatic.precedence"));
    }

    /** Code of a mail that says that documents could not be taken in; empty when its subject does not. */
    String errorCode(String subject) {
        Matcher error = errorSubject.matcher(subject);
        return error.find() ? error.group(1) : "";
    }

    private static Pattern of(Properties lines, String key) {
        String expression = lines.getProperty(key);
        if (expression == null) {
            throw new IllegalStateException("incoming.properties: " + key + " is missing");
        }
        return Pattern.compile(expression);
    }
}
