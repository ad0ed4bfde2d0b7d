package fr.passerelle.mailboxdispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import fr.passerelle.appointmentintake.AppointmentIntake;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.SimulatedQueue;
import fr.passerelle.memory.SimulatedTime;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance scenario 25, the side of the mailboxes: the busiest hour of a large hospital, 12 % of 50,000 messages, then a burst of 20 a second for a quarter of an hour
 * (use-cases.md §10), with five runs at once and an operator that takes 0.1 to 0.4 s for a mail. A build plays an eightieth of it at the same rates;
 * {@code -Dt1.scale=1} the whole.
 */
class BusyHourTest {
    private static final int SCALE = Integer.getInteger("t1.scale", 80);
    private static final int MESSAGES_PER_HOUR = 6_000;
    private static final int BURST_PER_SECOND = 20;
    private static final Duration HOUR = Duration.ofHours(1).dividedBy(SCALE);
    private static final Duration BURST = Duration.ofMinutes(15).dividedBy(SCALE);

    private final SimulatedTime time = new SimulatedTime(Desk.START);
    private final Random random = new Random(20_261_127L);
    private final Desk desk = new Desk();
    private final Map<String, Instant> announced = new HashMap<>();

    @Test
    void everyMessageLeavesAtItsFirstTry() {
        desk.clock = time;
        desk.otherwise = () -> {
            time.sleep(Duration.ofMillis(100 + random.nextInt(300)));
            return new Submission.Taken();
        };
        var dispatch = new MailboxDispatch[1];
        desk.messages = new SimulatedQueue(time, new SimulatedQueue.Settings(5, Duration.ofSeconds(720)), () -> false,
                ref -> dispatch[0].handle(ref));
        dispatch[0] = desk.mailbox(Crash.never());
        AppointmentIntake intake = desk.intake(Crash.never());
        spread(intake, Desk.START, HOUR, MESSAGES_PER_HOUR / SCALE);
        Instant burst = Desk.START.plus(HOUR);
        spread(intake, burst, BURST, Math.toIntExact(BURST_PER_SECOND * BURST.toSeconds()));
        time.runUntil(burst.plus(BURST).plus(Duration.ofMinutes(15)));

        List<Dispatch> all = desk.dispatches();
        assertThat(all).hasSize(announced.size()).allSatisfy(d -> {
            assertThat(d.state()).isEqualTo(DispatchState.SENT);
            assertThat(d.attempts()).as("first-pass rate").isOne();
        });
        assertThat(desk.envelopes).doesNotHaveDuplicates().hasSize(announced.size());
        List<Duration> calm = delays(all.stream().filter(d -> told(d).isBefore(burst.minusSeconds(30))).toList());
        List<Duration> peak = delays(all.stream().filter(d -> !told(d).isBefore(burst)).toList());
        System.out.printf(
                "busy hour 1/%d: %d messages, all at their first try; before the burst 95 %% left within %d ms; those of the burst within %d s%n",
                SCALE, all.size(), calm.get(calm.size() * 95 / 100).toMillis(), peak.getLast().toSeconds());
        assertThat(calm.get(calm.size() * 95 / 100)).isLessThan(Duration.ofMinutes(1));
        assertThat(peak.getLast()).as("longer than the burst itself, by less than half").isLessThan(BURST.multipliedBy(3).dividedBy(2));
    }

    private void spread(AppointmentIntake intake, Instant from, Duration span, int count) {
        for (int i = 0; i < count; i++) {
            String id = "RDV-" + (announced.size() + 1);
            Instant at = from.plus(span.multipliedBy(i).dividedBy(count));
            announced.put(id, at);
            time.at(at, () -> intake.handle(new String(Desk.event(id, "create", 1), StandardCharsets.UTF_8), null));
        }
    }

    private Instant told(Dispatch mail) {
        return announced.get(mail.appointment().appointmentId());
    }

    private List<Duration> delays(List<Dispatch> mails) {
        return mails.stream().map(d -> Duration.between(told(d), d.since())).sorted().toList();
    }
}
