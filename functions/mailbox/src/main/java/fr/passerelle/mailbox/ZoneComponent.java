package fr.passerelle.mailbox;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * The VTIMEZONE of a zone from the rules of the JDK (RFC 5545 §3.6.5): the present rules only, for a coming appointment, under the
 * plain name of the zone. The tables of the library carry a century of history under names of their own.
 */
final class ZoneComponent {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final int DAYS_OF_WEEK = 7;

    private ZoneComponent() {
    }

    /** @param from year from which the rules are written */
    static VTimeZone of(ZoneId zone, int from) {
        var component = new VTimeZone();
        component.add(new TzId(zone.getId()));
        List<ZoneOffsetTransitionRule> rules = zone.getRules().getTransitionRules();
        if (rules.isEmpty()) {
            LocalDateTime start = LocalDateTime.of(from, 1, 1, 0, 0);
            ZoneOffset offset = zone.getRules().getOffset(start);
            component.add(observance(new Standard(), zone, start, offset, offset));
        }
        for (ZoneOffsetTransitionRule rule : rules) {
            ZoneOffsetTransition change = rule.createTransition(from);
            Observance observance = observance(change.isGap() ? new Daylight() : new Standard(), zone, change.getDateTimeBefore(),
                    change.getOffsetBefore(), change.getOffsetAfter());
            observance.add(new RRule<>("FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue() + ";BYDAY=" + week(rule)
                    + rule.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 2).toUpperCase(Locale.ROOT)));
            component.add(observance);
        }
        return component;
    }

    private static Observance observance(Observance empty, ZoneId zone, LocalDateTime start, ZoneOffset before, ZoneOffset after) {
        empty.add(new DtStart<>(new ParameterList(), LOCAL.format(start)));
        empty.add(new TzOffsetFrom(before));
        empty.add(new TzOffsetTo(after));
        empty.add(new TzName(TimeZone.getTimeZone(zone).getDisplayName(empty instanceof Daylight, TimeZone.SHORT, Locale.ENGLISH)));
        return empty;
    }

    /** Which one of the month: {@code -1} for the last, which the JDK writes as "on or after the 25th" of 31 days. */
    private static int week(ZoneOffsetTransitionRule rule) {
        int first = rule.getDayOfMonthIndicator();
        boolean last = first < 0 || first + DAYS_OF_WEEK - 1 == rule.getMonth().maxLength();
        return last ? -1 : (first - 1) / DAYS_OF_WEEK + 1;
    }
}
