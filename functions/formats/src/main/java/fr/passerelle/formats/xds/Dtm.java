package fr.passerelle.formats.xds;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DTM of the XDS metadata: UTC without offset, {@code yyyyMMddHHmmss} or shorter when the source is (documents.md §4.5). */
public final class Dtm {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int SECOND_LENGTH = "yyyyMMddHHmmss".length();
    private static final int DATE = "yyyyMMdd".length();
    private static final Pattern CDA = Pattern
            .compile("(?<digits>\\d{4}(?:\\d{2}(?:\\d{2}(?:\\d{2}\\d{2}(?:\\d{2})?)?)?)?)(?:\\.\\d+)?(?<offset>[+-]\\d{4})?");

    private Dtm() {
    }

    /** To the second; what is below is dropped. */
    public static String of(Instant instant) {
        return SECOND.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The instant of a local time, to the second. */
    public static String of(OffsetDateTime time) {
        return of(time.toInstant());
    }

    /**
     * Converts a time of a CDA and keeps its precision; a date without hour is kept as it is.
     *
     * @param value HL7 v3 {@code ts}, e.g. {@code 202603091130+0100}
     * @param zone zone of the hospital, for an hour that has no offset, which is a fault of its producer
     * @throws IllegalArgumentException when the value is no such time
     * @throws java.time.DateTimeException when it names a day or an hour that does not exist
     */
    public static String ofCda(String value, ZoneId zone) {
        Matcher parts = CDA.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an HL7 time");
        }
        String digits = parts.group("digits");
        if (digits.length() <= DATE) {
            return digits;
        }
        LocalDateTime local = LocalDateTime.parse(digits + "00".repeat((SECOND_LENGTH - digits.length()) / 2), SECOND);
        String offset = parts.group("offset");
        ZoneId applied = offset == null ? zone : ZoneOffset.of(offset);
        return of(local.atZone(applied).toInstant()).substring(0, digits.length());
    }
}
