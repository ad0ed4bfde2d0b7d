package fr.passerelle.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.Priority;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.flow.BackfillHours;
import fr.passerelle.core.flow.Ceiling;
import fr.passerelle.core.port.CallSlots;
import fr.passerelle.core.port.CallSlots.Lane;
import fr.passerelle.core.rule.PacedCalls;

import static org.assertj.core.api.Assertions.assertThat;

/** The ceiling of a structure, over slots in memory. */
class PacedCallsTest {
    private static final Instant DAY = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-20T21:00:00Z");
    private static final Ceiling CEILING = new Ceiling(4, 1200, BackfillHours.of("20:00-06:00"));
    private static final String FINESS = "750712184";
    private static final Establishment HOSPITAL = hospital(FINESS);

    private final InMemoryCallSlots slots = new InMemoryCallSlots();
    private final PacedCalls calls = new PacedCalls(slots, CEILING);

    private static Establishment hospital(String finess) {
        return new Establishment(finess, "Hôpital fictif", List.of(), "1" + finess, "1.2.3", "1.2.3.1", "1.2.3.2",
                ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of(), "0100000000",
                new Mailbox("a@mssante.test", "Hôpital", "b@mssante.test"), Map.of(), List.of(), InformationPolicy.SEND, false);
    }

    @Test
    void callsOfAStructureFollowEachOtherAndThoseOfAnotherOneDoNotWait() {
        assertThat(calls.slot(HOSPITAL, DAY)).contains(DAY);
        assertThat(calls.slot(HOSPITAL, DAY)).contains(DAY.plusMillis(275));
        assertThat(calls.slot(hospital("690781810"), DAY)).contains(DAY);
    }

    @Test
    void anUrgentCallIsPreparedWhenOthersArePutOff() {
        slots.take(FINESS, Lane.CALLS, null, DAY.plusMillis(1000));
        assertThat(calls.notBefore(HOSPITAL, Priority.NORMAL, DAY)).contains(DAY.plusMillis(1275));
        assertThat(calls.notBefore(HOSPITAL, Priority.URGENT, DAY)).isEmpty();
        assertThat(slots.last(FINESS, Lane.CALLS)).as("nothing is reserved before the call leaves").contains(DAY.plusMillis(1000));
        assertThat(calls.slot(HOSPITAL, DAY)).contains(DAY.plusMillis(1275));
    }

    @Test
    void aCallThatIsReadyDoesNotWaitForASlotThatIsFar() {
        slots.take(FINESS, Lane.CALLS, null, DAY.plusSeconds(10));
        assertThat(calls.slot(HOSPITAL, DAY)).isEmpty();
    }

    @Test
    void aBacklogWaitsForTheNight() {
        assertThat(calls.notBefore(HOSPITAL, Priority.BACKFILL, DAY)).contains(Instant.parse("2026-11-20T19:00:00Z"));
        assertThat(slots.last(FINESS, Lane.BACKFILL)).isEmpty();
    }

    @Test
    void aBacklogMayDrawAMinuteAheadAndLeavesAmongTheOthers() {
        assertThat(calls.notBefore(HOSPITAL, Priority.BACKFILL, NIGHT)).isEmpty();
        assertThat(calls.notBefore(HOSPITAL, Priority.BACKFILL, NIGHT)).isEmpty();
        assertThat(slots.last(FINESS, Lane.BACKFILL)).as("its account").contains(NIGHT.plusSeconds(3));
        slots.take(FINESS, Lane.BACKFILL, NIGHT.plusSeconds(3), NIGHT.plusSeconds(60));
        assertThat(calls.notBefore(HOSPITAL, Priority.BACKFILL, NIGHT)).contains(NIGHT.plusSeconds(63));
        assertThat(calls.notBefore(HOSPITAL, Priority.NORMAL, NIGHT)).as("the others go on").isEmpty();
    }

    @Test
    void whoIsAlwaysSlowerThanTheOthersFindsNoSlotAfterAWhile() {
        var always = new CallSlots() {
            private int asked;

            @Override
            public Optional<Instant> last(String establishment, Lane lane) {
                return slots.last(establishment, lane);
            }

            @Override
            public boolean take(String establishment, Lane lane, @Nullable Instant before, Instant slot) {
                asked++;
                return false;
            }
        };
        assertThat(new PacedCalls(always, CEILING).slot(HOSPITAL, DAY)).isEmpty();
        assertThat(always.asked).isBetween(2, 20);
    }

    @Property(tries = 200)
    void whoeverAsksTheCeilingHolds(@ForAll @Size(max = 80) List<Priority> asked, @ForAll @IntRange(min = 0, max = 400) int step) {
        var rate = new PacedCalls(new InMemoryCallSlots(), CEILING);
        List<Instant> given = new ArrayList<>();
        int backlogs = 0;
        Instant now = NIGHT;
        for (Priority priority : asked) {
            if (rate.notBefore(HOSPITAL, priority, now).isEmpty()) {
                rate.slot(HOSPITAL, now).ifPresent(given::add);
                backlogs += priority == Priority.BACKFILL ? 1 : 0;
            }
            now = now.plusMillis(step);
        }
        for (int i = 1; i < given.size(); i++) {
            assertThat(Duration.between(given.get(i - 1), given.get(i))).isGreaterThanOrEqualTo(Duration.ofMillis(275));
        }
        long drawn = 21 + Duration.between(NIGHT, now).dividedBy(Duration.ofSeconds(3));
        assertThat(backlogs).isLessThanOrEqualTo(Math.toIntExact(drawn));
    }
}
