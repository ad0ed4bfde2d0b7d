package fr.passerelle.hl7.siu;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.feed.FeedHeader;

/** When the appointment is: TQ1 first, then the deprecated SCH-11, then the earliest of its resources (messages.md §6.2). */
final class Times {
    private static final Pattern TIMED = Pattern.compile("([MHS])(\\d{1,5})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    /** Digits up to the hour: a day alone is no appointment. */
    private static final Pattern WITH_HOUR = Pattern.compile("\\d{10}.*");

    private final FeedHeader header;
    private final Findings findings;

    Times(FeedHeader header, Findings findings) {
        this.header = header;
        this.findings = findings;
    }

    /** Nothing when it is told nowhere, which is told. */
    Optional<OffsetDateTime> start(Hl7Message message) {
        Optional<OffsetDateTime> start = first(message, "TQ1", 7, 1).or(() -> first(message, "SCH", 11, 4))
                .or(() -> Stream.of(at(message, "AIS", 4), at(message, "AIP", 6), at(message, "AIL", 6)).flatMap(List::stream)
                        .min(Comparator.naturalOrder()));
        if (start.isEmpty()) {
            findings.fault(Reason.at("TQ1^1^7", "HL7_FIELD_MISSING", "TQ1-7"));
        }
        return start;
    }

    /** Told, else counted from the start; nothing when neither can be. */
    Optional<OffsetDateTime> end(Hl7Message message, OffsetDateTime start) {
        Optional<OffsetDateTime> end = first(message, "TQ1", 8, 1).or(() -> duration(message).map(start::plus))
                .or(() -> first(message, "SCH", 11, 5));
        if (end.filter(e -> !e.isAfter(start)).isPresent()) {
            findings.fault(Reason.at("TQ1^1^8", "HL7_DATA_TYPE", "TQ1-8", "un instant postérieur au début"));
        }
        return end;
    }

    private Optional<OffsetDateTime> first(Hl7Message message, String name, int field, int component) {
        return message.first(name).flatMap(segment -> time(segment, field, component));
    }

    private List<OffsetDateTime> at(Hl7Message message, String name, int field) {
        return message.all(name).stream().flatMap(segment -> time(segment, field, 1).stream()).toList();
    }

    private Optional<OffsetDateTime> time(Segment segment, int field, int component) {
        String written = segment.text(field, component);
        if (!written.isEmpty() && !WITH_HOUR.matcher(written).matches()) {
            findings.fault(Reason.at(segment.at(field), "HL7_DATA_TYPE", segment.name() + "-" + field, "un jour et une heure"));
            return Optional.empty();
        }
        return header.time(segment, field, component);
    }

    private static Optional<Duration> duration(Hl7Message message) {
        return message.first("TQ1").flatMap(tq1 -> count(tq1.text(6), tq1.text(6, 2)))
                .or(() -> message.first("SCH").flatMap(sch -> count(sch.text(9), sch.text(10)).or(() -> timed(sch.text(11, 3)))))
                .or(() -> message.first("AIS").flatMap(ais -> count(ais.text(7), ais.text(8))));
    }

    private static Optional<Duration> count(String number, String unit) {
        return NUMBER.matcher(number).matches() ? of(Long.parseLong(number), unit.isEmpty() ? "min" : unit) : Optional.empty();
    }

    private static Optional<Duration> timed(String written) {
        Matcher parts = TIMED.matcher(written);
        return parts.matches() ? of(Long.parseLong(parts.group(2)), parts.group(1)) : Optional.empty();
    }

    private static Optional<Duration> of(long number, String unit) {
        if (number == 0) {
            return Optional.empty();
        }
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "min", "m", "mn" -> Optional.of(Duration.ofMinutes(number));
            case "h", "hr" -> Optional.of(Duration.ofHours(number));
            case "s", "sec" -> Optional.of(Duration.ofSeconds(number));
            default -> Optional.empty();
        };
    }
}
