package fr.passerelle.hl7;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times of HL7 v2: {@code YYYY[MM[DD[HH[MM[SS[.S]]]]]][±ZZZZ]} (messages.md §1). */
public final class Hl7Time {
    private static final Pattern FORM = Pattern
            .compile("(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.\\d{1,4})?)?)?)?)?)?([+-]\\d{4})?");
    private static final int OFFSET = 7;
    private static final int DAY = 3;

    private Hl7Time() {
    }

    /** A moment; parts left out are their first, the offset left out is that of the zone. Nothing for what is no date. */
    public static Optional<OffsetDateTime> moment(String written, ZoneId zone) {
        Matcher parts = FORM.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var local = LocalDateTime.of(part(parts, 1, 0), part(parts, 2, 1), part(parts, DAY, 1), part(parts, 4, 0), part(parts, 5, 0),
                    part(parts, 6, 0));
            String offset = parts.group(OFFSET);
            return Optional.of(offset == null ? local.atZone(zone).toOffsetDateTime() : local.atOffset(ZoneOffset.of(offset)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** A whole day; nothing when the day is not told or does not exist. */
    public static Optional<LocalDate> day(String written) {
        Matcher parts = FORM.matcher(written.strip());
        if (!parts.matches() || parts.group(DAY) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(part(parts, 1, 0), part(parts, 2, 1), part(parts, DAY, 1)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int part(Matcher parts, int group, int otherwise) {
        String digits = parts.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
