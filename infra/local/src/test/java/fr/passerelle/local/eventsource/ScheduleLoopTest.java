package fr.passerelle.local.eventsource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class ScheduleLoopTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00.125Z");
    private static final String ARN = "arn:aws:scheduler:eu-west-3:000000000000:schedule/default/tick";

    private final AtomicInteger left = new AtomicInteger();
    private final List<String> events = new CopyOnWriteArrayList<>();

    private final class Worker implements EventFunction {
        @Override
        public String name() {
            return "worker";
        }

        @Override
        public byte[] call(byte[] event) {
            events.add(new String(event, StandardCharsets.UTF_8));
            int before = left.getAndUpdate(n -> Math.max(0, n - 1));
            if (before == 100) {
                throw new IllegalStateException("expected by this test");
            }
            return Integer.toString(Math.min(1, before)).getBytes(StandardCharsets.UTF_8);
        }
    }

    private ScheduleLoop loop(Duration every) {
        return new ScheduleLoop(new Worker(), every, ARN, "eu-west-3", InstantSource.fixed(NOW));
    }

    @Test
    void theFunctionIsCalledAgainAndAgainWithoutAnybodyAsking() throws InterruptedException {
        ScheduleLoop loop = loop(Duration.ofMillis(1)).start();
        while (events.size() < 3) {
            Thread.sleep(1);
        }
        loop.close();
        assertThat(loop.await(Duration.ofSeconds(5))).isTrue();
        int calls = events.size();
        assertThat(loop.caughtUp()).as("closed, it calls nobody").isTrue();
        assertThat(events).hasSize(calls);
    }

    @Test
    void itHasCaughtUpOnceACallFindsNothingToDo() {
        left.set(2);
        ScheduleLoop loop = loop(Duration.ofHours(1));
        assertThat(loop.caughtUp()).isFalse();
        assertThat(loop.caughtUp()).isFalse();
        assertThat(loop.caughtUp()).isTrue();
    }

    @Test
    void aCallThatFailsIsNotNothing() {
        left.set(100);
        assertThat(loop(Duration.ofHours(1)).caughtUp()).isFalse();
    }

    @Test
    void theEventIsTheOneOfTheScheduler() throws Exception {
        loop(Duration.ofHours(1)).caughtUp();
        var event = new ObjectMapper().readTree(events.getFirst());
        assertThat(event.path("source").textValue()).isEqualTo("aws.scheduler");
        assertThat(event.path("detail-type").textValue()).isEqualTo("Scheduled Event");
        assertThat(event.path("detail").textValue()).as("a text, not an object").isEqualTo("{}");
        assertThat(event.path("time").textValue()).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(event.path("account").textValue()).isEqualTo("000000000000");
        assertThat(event.path("resources").path(0).textValue()).isEqualTo(ARN);
    }
}
