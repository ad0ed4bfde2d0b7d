package fr.passerelle.core.appointment;

import java.time.Instant;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventOrderTest {
    private static final Instant MORNING = Instant.parse("2026-03-15T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-15T18:00:00Z");

    @Test
    void versions_decide_even_against_the_clock() {
        assertThat(new EventOrder(2L, MORNING, Action.CHANGE).against(new EventOrder(1L, EVENING, Action.CANCEL))).isPositive();
    }

    @Test
    void without_versions_the_time_decides_then_the_action() {
        assertThat(new EventOrder(null, EVENING, Action.CREATE).against(new EventOrder(null, MORNING, Action.CANCEL))).isPositive();
        assertThat(new EventOrder(null, MORNING, Action.CANCEL).against(new EventOrder(null, MORNING, Action.CHANGE))).isPositive();
    }

    @Test
    void a_version_on_one_side_only_leaves_the_time_to_decide() {
        assertThat(new EventOrder(9L, MORNING, Action.CHANGE).against(new EventOrder(null, EVENING, Action.CREATE))).isNegative();
    }

    @Test
    void what_cannot_be_compared_claims_the_same_place() {
        assertThat(new EventOrder(9L, null, Action.CHANGE).against(new EventOrder(null, EVENING, Action.CREATE))).isZero();
    }

    @Test
    void an_event_without_version_nor_time_has_no_place() {
        assertThatThrownBy(() -> new EventOrder(null, null, Action.CREATE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void an_event_is_never_older_and_newer_than_the_same_other(@ForAll("any") EventOrder one, @ForAll("any") EventOrder other) {
        assertThat(Integer.signum(one.against(other))).isEqualTo(-Integer.signum(other.against(one)));
        assertThat(one.against(one)).isZero();
    }

    @Property
    void among_events_of_one_kind_the_newest_of_three_beats_the_oldest(@ForAll("dated") EventOrder a, @ForAll("dated") EventOrder b,
            @ForAll("dated") EventOrder c) {
        if (a.against(b) > 0 && b.against(c) > 0) {
            assertThat(a.against(c)).isPositive();
        }
    }

    @Provide
    Arbitrary<EventOrder> any() {
        return Combinators.combine(versions().injectNull(0.3), times().injectNull(0.3), Arbitraries.of(Action.class))
                .filter((version, at, action) -> version != null || at != null).as(EventOrder::new);
    }

    @Provide
    Arbitrary<EventOrder> dated() {
        return Combinators.combine(times(), Arbitraries.of(Action.class)).as((at, action) -> new EventOrder(null, at, action));
    }

    private static Arbitrary<Long> versions() {
        return Arbitraries.longs().between(1, 5);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(0, 5).map(Instant::ofEpochSecond);
    }
}
