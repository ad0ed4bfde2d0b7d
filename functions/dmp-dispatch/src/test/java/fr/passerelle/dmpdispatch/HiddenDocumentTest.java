package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.announcement.Announcement.State;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.Write;
import fr.passerelle.dmpdispatch.ModelDmp.Act;
import fr.passerelle.memory.Crash;

import static org.assertj.core.api.Assertions.assertThat;

/** The month of a hidden document begins and ends with what the DMP confirms (consent-and-rules.md §5). */
class HiddenDocumentTest {
    private static final Visibility HIDDEN = new Visibility(false, true, false, false, false);
    private static final Visibility SHOWN = new Visibility(false, false, false, false, true);

    private final ChainWorld world = new ChainWorld();

    private Announcement announcement() {
        return world.store.announcement(Contents.CHAIN).orElseThrow();
    }

    /** A mail of a version that waits for the announcement. */
    private DispatchRef mail(int version) {
        var ref = new DispatchRef("in-" + version, "m-" + version);
        Dispatch held = Dispatch.received(ref, "750999997", Destination.PATIENT_MAILBOX, 0, List.of("LDL-0001"), null, "<m@x>",
                world.clock.instant())
                .held(HoldReason.REVEAL, List.of(Reason.at("LDL-0001", "ANNOUNCEMENT_AWAITED")), world.clock.instant());
        world.store.commit(List.of(new Write.Create(held)));
        return ref;
    }

    @Test
    void theMonthBeginsWhenTheDmpConfirmsAndANewHiddenVersionDoesNotRenewIt() {
        DispatchRef first = world.drop(1, null, HIDDEN);
        assertThat(world.store.announcement(Contents.CHAIN)).isEmpty();
        world.settle();
        Instant confirmed = world.dispatch(first).since();
        world.clock.advance(Duration.ofDays(20));
        world.drop(2);
        world.settle();

        assertThat(announcement()).returns(State.PENDING, Announcement::state).returns(confirmed, Announcement::hiddenSince)
                .returns("in-1", Announcement::inputId);
        assertThat(world.dmp.approved()).get().returns(true, e -> e.visibility.hiddenFromPatient());
    }

    @Test
    void whatWasAlwaysVisibleHasNoAnnouncement() {
        world.drop(1);
        world.drop(2);
        world.settle();
        assertThat(world.store.announcement(Contents.CHAIN)).isEmpty();
    }

    @Test
    void aVisibleVersionEndsItAndTheMailLeavesOnce() {
        world.drop(1, null, HIDDEN);
        DispatchRef mail = mail(1);
        world.settle();
        assertThat(world.dispatch(mail)).returns(HoldReason.REVEAL, Dispatch::hold);

        DispatchRef shown = world.drop(2, 1, SHOWN);
        world.queue.drain();
        world.handle(shown);
        assertThat(announcement().state()).isEqualTo(State.DONE);
        assertThat(world.state(mail)).isEqualTo(DispatchState.READY);
        assertThat(world.queue.drain()).extracting(sent -> sent.ref()).containsExactly(mail);

        world.handle(shown);
        assertThat(world.queue.drain()).isEmpty();
    }

    @Test
    void aRefusedRevealLetsNoMailGo() {
        world.drop(1, null, HIDDEN);
        DispatchRef mail = mail(1);
        world.settle();
        world.dmp.acts.add(Act.REFUSED);
        world.drop(2, 1, SHOWN);
        world.settle();
        assertThat(announcement().state()).isEqualTo(State.PENDING);
        assertThat(world.dispatch(mail)).returns(HoldReason.REVEAL, Dispatch::hold);
    }

    @Test
    void theMailOfADocumentThatTheDmpNeverTookEndsAndSaysWhy() {
        world.dmp.acts.add(Act.REFUSED);
        DispatchRef first = world.drop(1, null, HIDDEN);
        DispatchRef mail = mail(1);
        world.settle();
        assertThat(world.dispatch(first).state().gaveUp()).isTrue();
        assertThat(world.dispatch(mail)).returns(DispatchState.REFUSED, Dispatch::state).returns(
                List.of(Reason.at("LDL-0001", "ANNOUNCEMENT_IMPOSSIBLE", world.dispatch(first).reasons().getFirst().code())),
                Dispatch::reasons);
    }

    @Test
    void aDeletionEndsItWithoutLettingTheMailGo() {
        world.drop(1, null, HIDDEN);
        world.settle();
        DispatchRef mail = mail(1);
        world.deletion(1);
        world.settle();
        assertThat(announcement().state()).isEqualTo(State.WITHDRAWN);
        assertThat(world.state(mail)).isIn(DispatchState.CANCELLED, DispatchState.HELD);
    }

    @Test
    void killedAnywhereTheEndIsTheSame() {
        for (int call = 1; call < 40; call++) {
            for (Crash.When when : Crash.When.values()) {
                var other = new HiddenDocumentTest();
                other.world.drop(1, null, HIDDEN);
                DispatchRef mail = other.mail(1);
                other.world.settle();
                DispatchRef shown = other.world.drop(2, 1, SHOWN);
                other.world.handle(shown, Crash.at(call, when));
                for (int again = 0; again < 3; again++) {
                    other.world.clock.advance(Duration.ofMinutes(16));
                    other.world.handle(shown);
                }
                assertThat(other.announcement().state()).isEqualTo(State.DONE);
                assertThat(other.world.state(mail)).isEqualTo(DispatchState.READY);
                assertThat(other.world.dmp.violations).isEmpty();
            }
        }
    }
}
