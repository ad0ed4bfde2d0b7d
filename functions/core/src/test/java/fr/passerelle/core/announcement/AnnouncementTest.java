package fr.passerelle.core.announcement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.announcement.Announcement.Act;
import fr.passerelle.core.announcement.Announcement.State;
import fr.passerelle.core.chain.ChainKey;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to a hidden document that nobody announces (consent-and-rules.md §5). */
class AnnouncementTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final AnnouncementDelays DELAYS = AnnouncementDelays.USUAL;
    private static final Instant T0 = Instant.parse("2026-03-10T15:30:00Z");

    private static Announcement at(Instant confirmed, @Nullable LocalDate revealOn) {
        return Announcement.pending(new ChainKey("750712184", "CR-1"), "i1", 0, confirmed, PARIS, revealOn, null);
    }

    /** Looks at it whenever it is due, for two months, and tells what was done when. */
    private static List<String> life(Announcement first) {
        var done = new ArrayList<String>();
        Announcement announcement = first;
        Instant due = announcement.dueAt();
        while (due != null && done.size() < 50) {
            Announcement.Look look = announcement.look(DELAYS, due);
            Instant now = due;
            look.acts().stream().sorted().forEach(act -> done.add(now + " " + act));
            announcement = look.after();
            due = announcement.dueAt();
        }
        return done;
    }

    @Test
    void peopleAreRemindedTwiceThenTheMonthEndsTheNextMorning() {
        assertThat(life(at(T0, null))).containsExactly("2026-03-20T15:30:00Z FIRST_REMINDER", "2026-04-04T15:30:00Z LAST_REMINDER",
                "2026-04-11T06:00:00Z EXPIRE");
    }

    @Test
    void onTheDayAskedForItIsRevealedAndAskedAgainEachMorningUntilItIs() {
        assertThat(life(at(T0, LocalDate.of(2026, 4, 8)))).containsExactly("2026-03-20T15:30:00Z FIRST_REMINDER",
                "2026-04-04T15:30:00Z LAST_REMINDER", "2026-04-08T06:00:00Z REVEAL", "2026-04-09T06:00:00Z REVEAL",
                "2026-04-10T06:00:00Z REVEAL", "2026-04-11T06:00:00Z EXPIRE");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31T10:00:00Z,2026-02-28", "2028-01-31T10:00:00Z,2028-02-29", "2026-03-31T10:00:00Z,2026-04-30",
            "2026-02-28T10:00:00Z,2026-03-28", "2026-03-09T22:59:59Z,2026-04-09", "2026-03-09T23:00:00Z,2026-04-10"})
    void aMonthIsTheSameDayOfTheNextOneOrItsLastDayInTheZoneOfTheHospital(Instant confirmed, LocalDate visible) {
        assertThat(at(confirmed, null).visibleOn()).isEqualTo(visible);
    }

    @Test
    void lookedAtLateTheLastReminderIsEnough() {
        Announcement.Look look = at(T0, null).look(DELAYS, T0.plus(Duration.ofDays(26)));
        assertThat(look.acts()).containsExactly(Act.LAST_REMINDER);
        assertThat(look.after().reminders()).isEqualTo(2);
    }

    @Test
    void oneThatIsOverAsksForNothing() {
        for (Announcement over : List.of(at(T0, null).done(), at(T0, null).withdrawn())) {
            assertThat(over.dueAt()).isNull();
            assertThat(over.look(DELAYS, T0.plus(Duration.ofDays(60))).acts()).isEmpty();
        }
    }

    @Test
    void aNewHiddenFeedAfterADeletionBeginsANewMonthAfterTheFormerRevision() {
        Announcement former = at(T0, null).withdrawn();
        Announcement next = Announcement.pending(former.chain(), "i2", 0, T0.plusSeconds(60), PARIS, null, former);
        assertThat(next.rev()).isEqualTo(former.rev() + 1);
        assertThat(next.pending()).isTrue();
    }

    @Property
    void wheneverItIsLookedAtItEndsVisibleAndNobodyIsRemindedTwiceOfTheSameThing(@ForAll @IntRange(min = 0, max = 1_000_000) int start,
            @ForAll List<@IntRange(min = 1, max = 40_000) Integer> minutes) {
        Announcement announcement = at(T0.plus(Duration.ofMinutes(start)), null);
        Instant now = announcement.hiddenSince();
        var acts = new ArrayList<Act>();
        for (int pause : minutes) {
            now = now.plus(Duration.ofMinutes(pause));
            Announcement.Look look = announcement.look(DELAYS, now);
            acts.addAll(look.acts());
            announcement = look.after();
        }
        assertThat(acts).doesNotHaveDuplicates();
        assertThat(announcement.state()).isEqualTo(acts.contains(Act.EXPIRE) ? State.EXPIRED_VISIBLE : State.PENDING);
        assertThat(acts.contains(Act.EXPIRE))
                .isEqualTo(!now.isBefore(announcement.visibleOn().plusDays(1).atTime(8, 0).atZone(PARIS).toInstant()));
    }
}
