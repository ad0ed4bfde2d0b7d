package fr.passerelle.aws;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.indicator.Cell;
import fr.passerelle.core.indicator.Counted;
import fr.passerelle.core.indicator.Counter;
import fr.passerelle.core.indicator.Earned.Once;
import fr.passerelle.core.indicator.Indicator;
import fr.passerelle.core.indicator.Sum;
import fr.passerelle.core.indicator.Tally;
import fr.passerelle.core.indicator.Tally.Taken;
import fr.passerelle.core.port.Counters;
import fr.passerelle.memory.InMemoryCounters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What every store of counters promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class CountersContractTest {
    private static final String FINESS = "750712184";
    private static final LocalDate DAY = LocalDate.parse("2026-03-09");
    private static final Cell CELL = new Cell(FINESS, DAY, "750999989", "11490-0", "DPI #1 & co", "P01-sortie", "4512");
    private static final Counter RECEIVED = Counter.of(Indicator.RECEIVED);
    private static final Counter REFUSED = Counter.of(Indicator.REFUSED, "INS_KEY");

    private final Counters counters;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    CountersContractTest(Technology technology) {
        counters = switch (technology) {
            case MEMORY -> new InMemoryCounters();
            case DYNAMODB -> new DynamoDbCounters(LocalDynamoDb.client(), LocalDynamoDb.table(), () -> Instant.EPOCH);
        };
    }

    private static Tally tally(Map<Counter, Long> counts, Set<Taken> taken, String... marks) {
        return new Tally(Set.copyOf(Arrays.asList(marks)), List.of(new Sum(CELL, counts)), taken);
    }

    private static Taken taken(String what, String holder) {
        return new Taken(FINESS, new Once(what, holder));
    }

    @Test
    void nothingIsCountedOfWhatNobodyCounted() {
        assertThat(counters.of("i1")).isEqualTo(Counted.nothing("i1"));
        assertThat(counters.sums(FINESS, DAY)).isEmpty();
        assertThat(counters.holder(FINESS, "stay-letter/a")).isEmpty();
    }

    @Test
    void aTallyIsAddedAndItsMarksAreKept() {
        assertThat(counters.count(counters.of("i1"), tally(Map.of(RECEIVED, 2L), Set.of(), "a", "b"))).isTrue();
        assertThat(counters.count(counters.of("i1"), tally(Map.of(RECEIVED, 1L, REFUSED, 1L), Set.of(), "c"))).isTrue();
        assertThat(counters.of("i1")).isEqualTo(new Counted("i1", Set.of("a", "b", "c"), 2));
        assertThat(counters.sums(FINESS, DAY)).containsExactly(new Sum(CELL, Map.of(RECEIVED, 3L, REFUSED, 1L)));
    }

    @Test
    void aTallyMadeFromAnOldStateAddsNothing() {
        Counted before = counters.of("i1");
        counters.count(before, tally(Map.of(RECEIVED, 1L), Set.of(), "a"));
        assertThat(counters.count(before, tally(Map.of(RECEIVED, 1L), Set.of(), "a"))).isFalse();
        assertThat(counters.sums(FINESS, DAY)).containsExactly(new Sum(CELL, Map.of(RECEIVED, 1L)));
    }

    @Test
    void whatCountsOnceHasOneHolderAndTheOtherTallyAddsNothing() {
        assertThat(counters.count(counters.of("i1"), tally(Map.of(RECEIVED, 1L), Set.of(taken("stay/s", "i1")), "a"))).isTrue();
        assertThat(counters.count(counters.of("i2"), tally(Map.of(RECEIVED, 1L), Set.of(taken("stay/s", "i2")), "a"))).isFalse();
        assertThat(counters.of("i2").rev()).isZero();
        assertThat(counters.holder(FINESS, "stay/s")).contains("i1");
        assertThat(counters.holder("330999996", "stay/s")).as("two establishments never meet").isEmpty();
        assertThat(counters.sums(FINESS, DAY)).containsExactly(new Sum(CELL, Map.of(RECEIVED, 1L)));
    }

    @Test
    void cellsAreToldApartByAllTheirDimensionsEvenAbsentOnes() {
        var bare = new Cell(FINESS, DAY, null, null, null, null, null);
        var dashed = new Cell(FINESS, DAY, "-", null, null, null, null);
        counters.count(counters.of("i1"), new Tally(Set.of("a"),
                List.of(new Sum(bare, Map.of(RECEIVED, 1L)), new Sum(CELL, Map.of(RECEIVED, 1L)), new Sum(dashed, Map.of(RECEIVED, 1L))),
                Set.of()));
        assertThat(counters.sums(FINESS, DAY)).extracting(Sum::cell).containsExactly(bare, dashed, CELL);
        assertThat(counters.sums(FINESS, DAY.plusDays(1))).isEmpty();
        assertThat(counters.sums("330999996", DAY)).isEmpty();
    }

    @Test
    void moreMarksThanATransactionHoldsAreRefused() {
        String[] marks = IntStream.rangeClosed(0, Counters.MOST_MARKS).mapToObj(Integer::toString).toArray(String[]::new);
        assertThatIllegalArgumentException().isThrownBy(() -> counters.count(counters.of("i1"), tally(Map.of(), Set.of(), marks)));
    }

    @Test
    void ofReadersOfTheSameStateOneCounts() throws Exception {
        Callable<Boolean> count = () -> counters.count(Counted.nothing("i1"), tally(Map.of(RECEIVED, 1L), Set.of(), "a"));
        try (var pool = Executors.newFixedThreadPool(4)) {
            long winners = pool.invokeAll(List.of(count, count, count, count)).stream().filter(CountersContractTest::won).count();
            assertThat(winners).isLessThanOrEqualTo(1);
        }
        while (counters.of("i1").rev() == 0) {
            counters.count(counters.of("i1"), tally(Map.of(RECEIVED, 1L), Set.of(), "a"));
        }
        assertThat(counters.sums(FINESS, DAY)).containsExactly(new Sum(CELL, Map.of(RECEIVED, 1L)));
    }

    private static boolean won(Future<Boolean> future) {
        return future.resultNow();
    }
}
