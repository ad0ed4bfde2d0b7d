package fr.passerelle.core.rule;

import java.time.Duration;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.port.DispatchQueue;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15), () -> 0.5);

    @Test
    void eachTryWaitsTwiceAsLongUpToWhatAQueueCanHold() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(backoff::after)).extracting(Duration::toSeconds).containsExactly(30L, 60L, 120L,
                240L,
                480L, 900L, 900L);
    }

    @Test
    void anAnswerThatAsksToSlowDownIsObeyedFromTheFirstTry() {
        assertThat(backoff.after(1, 10)).isEqualTo(Duration.ofMinutes(5));
        assertThat(backoff.after(5, 10)).isEqualTo(Duration.ofMinutes(8));
    }

    @Property
    void whateverTheTryTheDelayFitsAQueueAndNeverShrinks(@ForAll @IntRange(min = 1) int attempts, @ForAll @IntRange(min = 1) int atLeast) {
        assertThat(backoff.after(attempts, atLeast)).isLessThanOrEqualTo(DispatchQueue.LONGEST_DELAY)
                .isGreaterThanOrEqualTo(backoff.after(Math.max(1, attempts - 1), atLeast));
    }
}
