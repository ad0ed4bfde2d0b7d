package fr.passerelle.mailbox.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Classes of the operator's codes, kept as data in {@code smtp-codes.tsv}. */
public final class SmtpCodes {
    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245])\\.(\\d)\\.(\\d)(?!\\d)", Pattern.MULTILINE);

    private final Map<String, SmtpClass> classes = new HashMap<>();

    public SmtpCodes() {
        try (InputStream table = SmtpCodes.class.getResourceAsStream("smtp-codes.tsv")) {
            if (table == null) {
                throw new IllegalStateException("smtp-codes.tsv is not packaged");
            }
            new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(l -> l.split("\t"))
                    .forEach(row -> classes.put(row[0], SmtpClass.valueOf(row[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param code three digits; one that the table lacks is judged by its first digit, as RFC 5321 §4.2.1 asks */
    public SmtpClass of(String code) {
        SmtpClass known = classes.get(code);
        if (known != null) {
            return known;
        }
        return code.startsWith("5") ? SmtpClass.REFUSED : SmtpClass.RETRY;
    }

    /** Whether the table has this code. */
    public boolean known(String code) {
        return classes.containsKey(code);
    }

    /**
     * The code that says most: the enhanced one when the table knows it and it agrees on permanent or not, else the reply code.
     *
     * @param reply three-digit reply code
     * @param line last answer of the server
     */
    public String best(int reply, String line) {
        Matcher enhanced = ENHANCED.matcher(line);
        if (enhanced.find()) {
            String digits = enhanced.group(1) + enhanced.group(2) + enhanced.group(3);
            if (classes.containsKey(digits) && digits.charAt(0) == Integer.toString(reply).charAt(0)) {
                return digits;
            }
        }
        return Integer.toString(reply);
    }
}
