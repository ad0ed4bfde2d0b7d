package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.restore.Restoration;
import fr.passerelle.memory.Crash;

import static org.assertj.core.api.Assertions.assertThat;

/** The table is restored to an instant before mails left: by the log of the operator, each leaves once (docs/outages.md). */
class RestoredTableTest {
    private static final int BEFORE = 4;
    private static final int FORGOTTEN = 6;

    private final Desk desk = new Desk();

    @Test
    void whatTheOperatorTookDoesNotLeaveAgainAndTheRestDoes() {
        List<byte[]> since = restored();
        assertThat(desk.envelopes).hasSize(BEFORE + FORGOTTEN);
        Set<DispatchRef> log = desk.envelopes.stream().flatMap(envelope -> MailId.lastIn(envelope).stream()).map(MailId::ref)
                .collect(Collectors.toSet());
        since.forEach(event -> desk.receive(event, Crash.never()));

        Restoration.Done done = new Restoration(desk.store, desk.store, _ -> true, () -> desk.now).doubt(log::contains);
        assertThat(done.mails()).isEqualTo(FORGOTTEN);
        desk.finish();

        assertThat(desk.dispatches()).hasSize(BEFORE + FORGOTTEN + 1).allSatisfy(d -> assertThat(d.state()).isEqualTo(DispatchState.SENT));
        assertThat(desk.envelopes).extracting(envelope -> envelope.substring(0, envelope.lastIndexOf('.'))).doesNotHaveDuplicates()
                .hasSize(BEFORE + FORGOTTEN + 1);
        assertThat(desk.dispatches()).filteredOn(d -> d.reasons().contains(Reason.of("MAIL_UNCERTAIN"))).hasSize(FORGOTTEN)
                .as("looked at again, to be printed when nobody reads it").allSatisfy(d -> assertThat(d.dueAt()).isNotNull());
        assertThat(desk.dispatches()).allSatisfy(this::known);
    }

    @Test
    void withoutTheProcedureMailsWouldLeaveTwice() {
        restored().forEach(event -> desk.receive(event, Crash.never()));
        desk.finish();
        assertThat(desk.envelopes).extracting(envelope -> envelope.substring(0, envelope.lastIndexOf('.')))
                .hasSize(BEFORE + 2 * FORGOTTEN + 1);
    }

    /** The appointment knows what its patient was told. */
    private void known(Dispatch mail) {
        assertThat(desk.store.appointment(mail.appointment()).orElseThrow().told()).contains(mail.ref());
    }

    /** @return events that came since the point in time, to be sent again by the hospital */
    private List<byte[]> restored() {
        for (int i = 0; i < BEFORE; i++) {
            told(Desk.event("RDV-" + i, "create", 1));
        }
        List<byte[]> waiting = List.of(Desk.event("RDV-10", "create", 1), Desk.event("RDV-11", "create", 1),
                Desk.event("RDV-12", "create", 1));
        waiting.forEach(event -> desk.receive(event, Crash.never()));
        Runnable restore = desk.store.pointInTime();

        desk.now = desk.now.plus(Duration.ofHours(1));
        deliver();
        List<byte[]> since = List.of(Desk.event("RDV-20", "create", 1), Desk.event("RDV-21", "create", 1),
                Desk.event("RDV-22", "create", 1),
                Desk.event("RDV-23", "create", 1));
        since.subList(0, 3).forEach(this::told);
        desk.otherwise = () -> new Submission.NotSent("MailConnectException");
        told(since.get(3));
        desk.otherwise = Submission.Taken::new;

        desk.queue.drain();
        restore.run();
        return since;
    }

    private void told(byte[] event) {
        desk.receive(event, Crash.never());
        deliver();
    }

    private void deliver() {
        desk.queue.drain().forEach(sent -> desk.handle(sent.ref(), Crash.never()));
    }
}
