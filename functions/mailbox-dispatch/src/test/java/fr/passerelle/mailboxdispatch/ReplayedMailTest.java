package fr.passerelle.mailboxdispatch;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.replay.LeftOut;
import fr.passerelle.core.replay.Replays;
import fr.passerelle.core.replay.Selection;
import fr.passerelle.core.replay.Succession;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryReplayOrders;

import static org.assertj.core.api.Assertions.assertThat;

/** Replays of mails: docs/decisions/0164-ids-of-a-replay.md. */
class ReplayedMailTest {
    private static final Selection MAILS = new Selection("750100125", null, null, null, null, null, Destination.PATIENT_MAILBOX, null);
    private static final Replays.Progress SILENT = (_, _) -> {
    };

    private final Desk desk = new Desk();
    private final Replays replays = new Replays(desk.store, desk.store, new InMemoryReplayOrders(), desk.work, desk.queue, () -> desk.now);

    private void replayed() {
        replays.carryOut(new Replays.Request(MAILS, null, "--destination patient-mailbox", "opérateur réparé", "exploitation"), SILENT);
    }

    @Test
    void anAppointmentIsToldByTheSuccessorUnderTheSameMessageIdAndANewEnvelope() {
        desk.receive(Desk.event("create", 1), Crash.never());
        DispatchRef first = desk.only().ref();
        desk.answers.add(new Submission.Refused("554"));
        desk.handle(first, Crash.never());
        assertThat(desk.only().state()).isEqualTo(DispatchState.FAILED);

        replayed();

        DispatchRef next = Succession.after(first);
        assertThat(desk.head().dispatch()).isEqualTo(next);
        desk.handle(next, Crash.never());
        assertThat(desk.store.dispatch(next)).get().returns(DispatchState.SENT, Dispatch::state);
        assertThat(desk.delivered).singleElement().asString().contains("Message-ID: <" + new MailId(first).envelope() + "@");
        assertThat(desk.envelopes).containsExactly(new MailId(next).envelope(2));
        assertThat(desk.head().lastTold()).isEqualTo(next);
    }

    @Test
    void anAppointmentThatHasChangedSinceIsNotToldAsItWas() {
        desk.receive(Desk.event("create", 1), Crash.never());
        desk.answers.add(new Submission.Refused("554"));
        desk.handle(desk.only().ref(), Crash.never());
        desk.receive(Desk.event("change", 2), Crash.never());

        assertThat(replays.preview(MAILS, SILENT).left()).containsKey(LeftOut.OVERTAKEN);
        assertThat(replays.preview(MAILS, SILENT).chosen()).isEmpty();
    }

    @Test
    void aMailThatWasOnThePrintListLeavesAgainAndIsNotPrinted() {
        var drops = new Drops(desk);
        desk.answers.add(new Submission.Refused("553"));
        drops.document("0a1b", new Sequence(false, Duration.ofMinutes(15), false));
        drops.patientMail("0a1b", Crash.never());
        DispatchRef first = Drops.ref("0a1b", Destination.PATIENT_MAILBOX, 0);
        assertThat(desk.work.open("750100125")).as("to print").hasSize(1);

        replayed();
        desk.handle(Succession.after(first), Crash.never());

        assertThat(desk.work.open("750100125")).isEmpty();
        assertThat(desk.store.dispatch(Succession.after(first))).get().returns(DispatchState.SENT, Dispatch::state);
    }
}
