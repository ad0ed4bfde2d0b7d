package fr.passerelle.hl7.ack;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Table {@code SMTPERRORCODE} of the volet and the way to one of its codes from what an operator said (messages.md §3.2).
 */
final class SmtpErrorCode {
    private static final String TABLE = "SMTPERRORCODE";
    private static final String PERMANENT = "554";
    /** Digits of an enhanced status (RFC 3463) that the table does not have itself, and the code that says the same. */
    private static final Map<String, String> BY_STATUS = Map.of("511", "550", "521", "550", "522", "552", "534", "523", "447", "421");

    private final Map<String, String> labels;

    SmtpErrorCode() {
        Properties lines = load();
        labels = lines.stringPropertyNames().stream().collect(Collectors.toMap(code -> code, lines::getProperty));
    }

    /**
     * What is told of a mail that its operator, or that of the recipient, did not take.
     *
     * @param code three digits as the reason of the dispatch has them: those of the reply, or of the enhanced status where that says more
     */
    AckError.Application of(String code) {
        String known = labels.containsKey(code) ? code : BY_STATUS.getOrDefault(code, ofClass(code));
        return new AckError.Application(known, Objects.requireNonNull(labels.get(known), known), TABLE);
    }

    private static String ofClass(String code) {
        return code.startsWith("57") ? "541" : code.startsWith("4") ? "451" : PERMANENT;
    }

    private static Properties load() {
        var lines = new Properties();
        try (InputStream data = SmtpErrorCode.class.getResourceAsStream("smtp-error-codes.properties")) {
            if (data == null) {
                throw new IllegalStateException("smtp-error-codes.properties is not packaged");
            }
            lines.load(new InputStreamReader(data, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
