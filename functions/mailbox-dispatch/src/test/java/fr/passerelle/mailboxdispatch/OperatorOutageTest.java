package fr.passerelle.mailboxdispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import fr.passerelle.appointmentintake.AppointmentIntake;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.rule.Backoff;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryDispatchQueue.Sent;

import static org.assertj.core.api.Assertions.assertThat;

/** The operator of the mailboxes is down: connections refused for hours, then temporary refusals, then answers again; or not within two days. */
class OperatorOutageTest {
    private static final int MAILS = 18;
    /** Of those that are tried for two days: each try writes the mail. */
    private static final int FEW = 1;
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Submission REFUSED = new Submission.NotSent("MailConnectException");

    private final Random random = new Random(20_261_124L);
    private final Desk desk = new Desk();
    private final MailboxDispatch mailbox;
    /** Messages of the queue, by the minute at which they come. */
    private final List<Coming> coming = new ArrayList<>();
    /** Submissions of each minute. */
    private final Map<Instant, Integer> tries = new HashMap<>();

    private record Coming(DispatchRef ref, Instant at) {}

    OperatorOutageTest() {
        desk.rules = new MailRules("patient.mssante.fr", Set.of("patient.mssante.fr"), 1_000_000, Desk.LEASE,
                new Backoff(Duration.ofSeconds(30), Dispatch.LONGEST_DELAY, random::nextDouble), TWO_DAYS);
        mailbox = desk.mailbox(Crash.never());
    }

    @Test
    void nothingIsLostOrDoubledTriesAreSpreadAndTheAlarmCanSeeIt() {
        announce(MAILS);
        desk.answers.addAll(List.of(new Submission.Taken(), new Submission.InDoubt(), new Submission.InDoubt()));
        during(Duration.ofHours(2), () -> REFUSED);
        assertThat(down()).as("after those it took or may have taken").endsWith(1.0).filteredOn(value -> value == 0).hasSize(1);
        assertThat(desk.dispatches()).filteredOn(d -> d.state() == DispatchState.READY).hasSize(MAILS - 3)
                .allSatisfy(d -> assertThat(d.reasons()).containsExactly(Reason.of("MAIL_RETRY", "MailConnectException")));
        assertThat(tries.entrySet().stream().filter(e -> e.getKey().isAfter(desk.now.minus(Duration.ofHours(1)))).map(Map.Entry::getValue))
                .as("what failed together does not come back together")
                .allSatisfy(n -> assertThat(n).isLessThan(MAILS / 3));

        during(Duration.ofMinutes(45), () -> new Submission.Refused(random.nextBoolean() ? "421" : "451"));
        assertThat(down()).containsOnly(1.0);

        during(Duration.ofMinutes(20), Submission.Taken::new);
        assertThat(down()).hasSize(MAILS - 3).containsOnly(0.0);
        assertThat(desk.dispatches()).hasSize(MAILS).allSatisfy(d -> assertThat(d.state()).isEqualTo(DispatchState.SENT));
        assertThat(desk.dispatches()).filteredOn(d -> d.reasons().contains(Reason.of("MAIL_UNCERTAIN")))
                .as("those it may have taken are not sent again")
                .hasSize(2);
        assertThat(desk.delivered).as("each appointment is told once").hasSize(MAILS);
    }

    @Test
    void whatCouldNotLeaveInTwoDaysIsPrinted() {
        announce(FEW);
        during(TWO_DAYS.plusHours(1), () -> REFUSED);

        assertThat(desk.dispatches()).hasSize(FEW).allSatisfy(d -> {
            // The next messages of a patient whose mail could not be delivered are printed without another try.
            assertThat(d.state()).isIn(DispatchState.FAILED, DispatchState.REFUSED);
        });
        assertThat(desk.dispatches()).filteredOn(d -> d.state() == DispatchState.FAILED).isNotEmpty().flatExtracting(Dispatch::reasons)
                .extracting(Reason::code).containsOnly("MAIL_RETRIES_EXHAUSTED");
        assertThat(desk.work.open("750100125")).hasSize(FEW).extracting(WorkItem::reason).containsOnly(Reason.of("PAPER_UNDELIVERED"));
        assertThat(desk.delivered).isEmpty();
    }

    private void announce(int mails) {
        AppointmentIntake intake = desk.intake(Crash.never());
        for (int i = 0; i < mails; i++) {
            intake.handle(new String(Desk.event("RDV-" + i, "create", 1), StandardCharsets.UTF_8), null);
        }
    }

    /** Minute after minute; an answer that is planned comes first. */
    private void during(Duration time, Supplier<Submission> answer) {
        desk.otherwise = answer;
        for (Instant end = desk.now.plus(time); desk.now.isBefore(end); desk.now = desk.now.plus(Duration.ofMinutes(1))) {
            fetch();
            List<Coming> due = coming.stream().filter(c -> !c.at().isAfter(desk.now)).toList();
            coming.removeAll(due);
            int before = desk.submitted;
            due.forEach(c -> mailbox.handle(c.ref()));
            tries.put(desk.now, desk.submitted - before);
            fetch();
        }
    }

    private void fetch() {
        for (Sent sent : desk.queue.drain()) {
            coming.add(new Coming(sent.ref(), desk.now.plus(sent.delay())));
        }
    }

    /** Values of the figure since it was last asked for. */
    private List<Double> down() {
        return desk.metrics.drain().stream().filter(f -> f.name().equals("OperatorDown")).map(f -> f.value()).toList();
    }
}
