package fr.passerelle.hl7.ack;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Table {@code SMTPERRORCODE} of the volet and the way from a delivery notice to one of its codes (messages.md §3.2).
 */
public final class SmtpErrorCode {
    /** Name of the table, ERR-5.3. */
    public static final String TABLE = "SMTPERRORCODE";
    private static final String TOO_BIG = "523";
    private static final String PERMANENT = "554";
    private static final Pattern REPLY_CODE = Pattern.compile("(?<![\\d.])(\\d{3})(?![\\d.])");
    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern SIZE = Pattern.compile("\\b(size|too large|too big|taille|volumineux)\\b");
    private static final Map<String, String> BY_STATUS = Map.of("5.1.1", "550", "5.1.2", "512", "5.1.3", "513", "5.2.1", "550", "5.2.2",
            "552", "4.2.2", "422", "5.3.4", TOO_BIG, "4.4.1", "441", "4.4.2", "442", "4.4.7", "421");

    private final Map<String, String> labels;

    public SmtpErrorCode() {
        Properties lines = load();
        labels = lines.stringPropertyNames().stream().collect(Collectors.toMap(code -> code, lines::getProperty));
    }

    /**
     * The code of a failure.
     *
     * @param diagnostic {@code Diagnostic-Code} of the notice, or the answer of the server; absent when there was none
     * @param status {@code Status} of the notice, RFC 3463; absent when there was none
     */
    public AckError.Application of(@Nullable String diagnostic, @Nullable String status) {
        String words = diagnostic == null ? "" : diagnostic.toLowerCase(Locale.ROOT);
        String enhanced = status == null ? first(STATUS, words).orElse("") : first(STATUS, status).orElse("");
        String code = enhanced.equals("5.3.4") || SIZE.matcher(words).find()
                ? TOO_BIG
                : first(REPLY_CODE, words).filter(labels::containsKey).orElseGet(() -> byStatus(enhanced));
        return new AckError.Application(code, label(code), TABLE);
    }

    /** French label of a code of the table. @throws IllegalArgumentException for any other */
    public String label(String code) {
        String label = labels.get(code);
        if (label == null) {
            throw new IllegalArgumentException("code outside table SMTPERRORCODE: " + code);
        }
        return label;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.group()).findFirst();
    }

    private static String byStatus(String status) {
        String known = BY_STATUS.get(status);
        if (known != null) {
            return known;
        }
        return status.startsWith("5.7.") ? "541" : status.startsWith("4.") ? "451" : PERMANENT;
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
