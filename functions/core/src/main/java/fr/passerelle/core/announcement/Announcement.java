package fr.passerelle.core.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.ChainKey;

/**
 * A document that the DMP keeps from the patient until somebody has told them (CSP R1111-53, consent-and-rules.md §5). The law gives one
 * calendar month from the deposit: a new hidden version does not renew it, so one announcement goes through all versions of a document.
 *
 * @param inputId the input whose version began the delay
 * @param part which document of that input, from 0
 * @param hiddenSince when the DMP confirmed it, T0
 * @param zone of the establishment: the month is counted in its days
 * @param revealOn day on which it is revealed by itself, absent when an event says so
 * @param reminders given so far, 2 at most
 * @param dueAt when to look at it next; absent once it is over and nobody is reminded of it any more
 * @param rev revision, for conditional writes
 */
public record Announcement(ChainKey chain, String inputId, int part, State state, Instant hiddenSince, ZoneId zone,
        @Nullable LocalDate revealOn, int reminders, @Nullable Instant dueAt, int rev) {
    /** States of an announcement. */
    public enum State {
        /** Hidden; the patient's mail waits. */
        PENDING,
        /** A visible version is in the DMP. */
        DONE,
        /** The month is over: visible by law, without anything being sent. */
        EXPIRED_VISIBLE,
        /** The document was taken out of the DMP before. */
        WITHDRAWN
    }

    /** What is to be done about one that is due. */
    public enum Act {
        FIRST_REMINDER,
        LAST_REMINDER,
        /** The day it was to be revealed on has come; asked again each morning, since asking twice has no effect. */
        REVEAL,
        EXPIRE,
        /** The announcement was made, or is no longer needed, after people were reminded of it. */
        CLOSE_REMINDERS
    }

    /**
     * What comes of looking at it.
     *
     * @param acts to carry out before {@code after} is written; each may be carried out twice
     */
    public record Look(Set<Act> acts, Announcement after) {
        public Look {
            acts = Set.copyOf(acts);
        }
    }

    /**
     * The DMP has just taken a hidden version.
     *
     * @param former what was known of this document before, already over
     */
    public static Announcement pending(ChainKey chain, String inputId, int part, Instant confirmed, ZoneId zone,
            @Nullable LocalDate revealOn, @Nullable Announcement former) {
        return new Announcement(chain, inputId, part, State.PENDING, confirmed, zone, revealOn, 0, confirmed,
                former == null ? 0 : former.rev() + 1);
    }

    public boolean pending() {
        return state == State.PENDING;
    }

    /** Whether the patient can read the document although it was fed hidden. */
    public boolean shown() {
        return state == State.DONE || state == State.EXPIRED_VISIBLE;
    }

    /** First day on which the law shows it: the same day of the next month, or the last of that month. */
    public LocalDate visibleOn() {
        return hiddenSince.atZone(zone).toLocalDate().plusMonths(1);
    }

    /** A visible version is in the DMP. */
    public Announcement done() {
        return over(State.DONE, remindersOpen());
    }

    /** Nothing is in the DMP any more. */
    public Announcement withdrawn() {
        return over(State.WITHDRAWN, remindersOpen());
    }

    /** What is due, and what it becomes. The clock of the DMP is not ours: the end of the month is taken the next morning. */
    public Look look(AnnouncementDelays delays, Instant now) {
        if (!pending()) {
            return new Look(dueAt == null ? Set.of() : Set.of(Act.CLOSE_REMINDERS), over(state, null));
        }
        if (!now.isBefore(expiry(delays))) {
            return new Look(Set.of(Act.EXPIRE), over(State.EXPIRED_VISIBLE, null));
        }
        Set<Act> acts = EnumSet.noneOf(Act.class);
        int given = reminders;
        if (given < 2 && !now.isBefore(hiddenSince.plus(delays.lastReminder()))) {
            acts.add(Act.LAST_REMINDER);
            given = 2;
        } else if (given < 1 && !now.isBefore(hiddenSince.plus(delays.firstReminder()))) {
            acts.add(Act.FIRST_REMINDER);
            given = 1;
        }
        if (revealOn != null && !now.isBefore(morning(revealOn, delays))) {
            acts.add(Act.REVEAL);
        }
        return new Look(acts, new Announcement(chain, inputId, part, state, hiddenSince, zone, revealOn, given,
                next(delays, given, now), rev + 1));
    }

    private Instant next(AnnouncementDelays delays, int given, Instant now) {
        Stream<Instant> first = given < 1 ? Stream.of(hiddenSince.plus(delays.firstReminder())) : Stream.of();
        Stream<Instant> last = given < 2 ? Stream.of(hiddenSince.plus(delays.lastReminder())) : Stream.of();
        Stream<Instant> reveal = revealOn == null ? Stream.of() : Stream.of(nextReveal(revealOn, delays, now));
        return Stream.of(first, last, reveal, Stream.of(expiry(delays))).flatMap(instants -> instants).min(Instant::compareTo)
                .orElseThrow();
    }

    private Instant nextReveal(LocalDate day, AnnouncementDelays delays, Instant now) {
        Instant planned = morning(day, delays);
        return planned.isAfter(now) ? planned : morning(now.atZone(zone).toLocalDate().plusDays(1), delays);
    }

    private Instant expiry(AnnouncementDelays delays) {
        return morning(visibleOn().plusDays(1), delays);
    }

    private Instant morning(LocalDate day, AnnouncementDelays delays) {
        return day.atTime(delays.morning()).atZone(zone).toInstant();
    }

    /** Due at once when people were reminded: what they were told must be closed. */
    private @Nullable Instant remindersOpen() {
        return reminders > 0 ? hiddenSince : null;
    }

    private Announcement over(State end, @Nullable Instant due) {
        return new Announcement(chain, inputId, part, end, hiddenSince, zone, revealOn, reminders, due, rev + 1);
    }
}
