package fr.passerelle.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.indicator.Delays;
import fr.passerelle.core.indicator.Ratio;
import fr.passerelle.core.pathway.PathwayState;

/** Figures as French readers write them. */
final class French {
    /** What stands where there is nothing to say. */
    static final String NOTHING = "—";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL yyyy", Locale.FRENCH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d", Locale.FRENCH);
    private static final char NARROW_SPACE = '\u202f';
    private static final char SPACE = '\u00a0';

    private French() {
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String dayOrNothing(@Nullable LocalDate day) {
        return day == null ? NOTHING : day(day);
    }

    static String shortDay(LocalDate day) {
        return SHORT.format(day);
    }

    static String orNothing(@Nullable String text) {
        return text == null ? NOTHING : text;
    }

    static String number(long value) {
        return decimal("#,##0").format(value);
    }

    static String percent(Ratio ratio) {
        return ratio.share().isEmpty() ? NOTHING : decimal("0.#").format(ratio.share().getAsDouble() * 100) + SPACE + '%';
    }

    /** {@code 12 sur 15}, so that a percentage is never read alone. */
    static String parts(Ratio ratio) {
        return number(ratio.part()) + " sur " + number(ratio.whole());
    }

    /** {@code moins de 5}, or nothing to see. */
    static String shown(Shown shown) {
        Long value = shown.value();
        if (value != null) {
            return number(value);
        }
        return "few".equals(shown.hidden()) ? "moins de " + Shown.FEW : "non affiché";
    }

    /** Upper edge of a class of delays. */
    static String delay(String upTo) {
        if (upTo.equals(Delays.LONGER)) {
            return "plus de " + length(Delays.EDGES.getLast());
        }
        return "≤" + SPACE + length(Duration.parse(upTo));
    }

    private static String length(Duration duration) {
        if (duration.toDays() >= 2) {
            return duration.toDays() + "" + SPACE + "jours";
        }
        return duration.toHours() >= 1 ? duration.toHours() + "" + SPACE + "h" : duration.toMinutes() + "" + SPACE + "min";
    }

    static String state(String word) {
        if (word.equals("absent")) {
            return "non configuré";
        }
        return switch (PathwayState.of(word)) {
            case DRAFT -> "brouillon";
            case TEST -> "test";
            case PILOT -> "pilote";
            case GENERAL -> "généralisé";
            case STOPPED -> "arrêté";
        };
    }

    private static DecimalFormat decimal(String pattern) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.FRENCH);
        symbols.setGroupingSeparator(NARROW_SPACE);
        return new DecimalFormat(pattern, symbols);
    }
}
