package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;

import static fr.passerelle.core.port.DocumentRegistry.Kind.CHECK;
import static fr.passerelle.core.port.DocumentRegistry.Kind.CONFIG;
import static fr.passerelle.core.port.DocumentRegistry.Kind.DONE;
import static fr.passerelle.core.port.DocumentRegistry.Kind.HUMAN;
import static fr.passerelle.core.port.DocumentRegistry.Kind.NOT_DELIVERABLE;
import static fr.passerelle.core.port.DocumentRegistry.Kind.PERMANENT;
import static fr.passerelle.core.port.DocumentRegistry.Kind.RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DmpDispatchTest {
    @Test
    void anAcceptedDocumentIsConfirmedWithTheConsentApplied() {
        var f = new Fixture(ScriptedDmp.answering(DONE));
        f.chose(Fixture.told());
        f.run();
        assertThat(f.dispatch()).returns(DispatchState.CONFIRMED, Dispatch::state).returns("DMP=NOT_OPPOSED", Dispatch::consent)
                .returns(List.of(), Dispatch::reasons);
        assertThat(f.dmp.calls).containsExactly("feed");
    }

    @Test
    void anOppositionStopsTheBranchAndSaysWhichOne() {
        var f = new Fixture(ScriptedDmp.answering(DONE));
        f.chose(Fixture.told(), Fixture.opposed(new Reach.All()));
        f.run();
        assertThat(f.dispatch()).returns(DispatchState.REFUSED, Dispatch::state).returns(RefusalClass.CHOICE, Dispatch::refusal)
                .returns(List.of(Reason.of("OPPOSED", "DMP", "02/11/2026", "ADT")), Dispatch::reasons);
        assertThat(f.dmp.calls).isEmpty();
    }

    @Test
    void anOppositionStopsWhatItReachesAndNothingElse() {
        for (Reach reach : List.of(new Reach.Document("LDL-0001"), new Reach.Document(Contents.CHAIN.root()), new Reach.Type("11490-0"))) {
            var stopped = new Fixture(ScriptedDmp.answering(DONE));
            stopped.chose(Fixture.opposed(reach));
            stopped.run();
            assertThat(stopped.dispatch().state()).as("%s", reach).isEqualTo(DispatchState.REFUSED);
        }
        for (Reach reach : List.of(new Reach.Document("CR-9"), new Reach.Stay("another"), new Reach.Type("11488-4"))) {
            var goes = new Fixture(ScriptedDmp.answering(DONE));
            goes.chose(Fixture.opposed(reach));
            goes.run();
            assertThat(goes.dispatch().state()).as("%s", reach).isEqualTo(DispatchState.CONFIRMED);
        }
    }

    @Test
    void consentIsReadAgainBeforeEachTry() {
        var f = new Fixture(ScriptedDmp.answering(RETRY));
        f.run();
        f.chose(Fixture.told(), Fixture.opposed(new Reach.All()));
        f.clock.advance(Duration.ofMinutes(1));
        f.run();
        assertThat(f.dispatch().state()).isEqualTo(DispatchState.REFUSED);
        assertThat(f.dmp.calls).containsExactly("feed");
    }

    @Test
    void informationNotCollectedWaitsOnlyWhereTheEstablishmentChoseTo() {
        var waits = new Fixture(ScriptedDmp.answering(DONE), InformationPolicy.HOLD);
        waits.chose(new Choice.NotCollected());
        waits.run();
        assertThat(waits.dispatch()).returns(DispatchState.HELD, Dispatch::state).returns(HoldReason.CONSENT, Dispatch::hold);
        var goes = new Fixture(ScriptedDmp.answering(DONE), InformationPolicy.SEND);
        goes.chose(new Choice.NotCollected());
        goes.run();
        assertThat(goes.dispatch()).returns(DispatchState.CONFIRMED, Dispatch::state).returns("DMP=NOT_COLLECTED", Dispatch::consent);
    }

    @Test
    void eachReactionHasItsState() {
        assertThat(after(HUMAN)).returns(DispatchState.HELD, Dispatch::state).returns(HoldReason.DECISION, Dispatch::hold);
        assertThat(after(CONFIG)).returns(DispatchState.HELD, Dispatch::state).returns(HoldReason.CONFIGURATION, Dispatch::hold)
                .returns(List.of(Reason.of("DMP_CONFIGURATION", "DMPInvalidCertificate")), Dispatch::reasons);
        assertThat(after(PERMANENT)).returns(DispatchState.FAILED, Dispatch::state).returns(RefusalClass.FAULT, Dispatch::refusal);
        assertThat(after(NOT_DELIVERABLE)).returns(DispatchState.FAILED, Dispatch::state).returns(RefusalClass.CHOICE, Dispatch::refusal);
    }

    @Test
    void aRetryWaitsLongerEachTimeThenAPersonDecidesAfterTwoDays() {
        var f = new Fixture(ScriptedDmp.answering(Collections.nCopies(400, RETRY).toArray(Kind[]::new)));
        Instant end = f.clock.instant().plus(Duration.ofDays(2));
        int attempt = 0;
        while (f.clock.instant().isBefore(end)) {
            f.run();
            Duration delay = Duration.ofSeconds(attempt < 5 ? 30L << attempt : 900);
            attempt++;
            assertThat(f.dispatch()).returns(DispatchState.READY, Dispatch::state).returns(f.clock.instant().plus(delay), Dispatch::dueAt);
            assertThat(f.queue.drain()).singleElement().satisfies(m -> assertThat(m.delay()).isEqualTo(delay));
            f.clock.advance(delay);
        }
        f.run();
        assertThat(f.dispatch()).returns(HoldReason.DECISION, Dispatch::hold)
                .returns(List.of(Reason.of("DMP_RETRIES_EXHAUSTED", "XDSRepositoryBusy", Integer.toString(attempt + 1))),
                        Dispatch::reasons);
        assertThat(f.queue.waiting()).isEmpty();
    }

    @Test
    void whatAPersonReleasesAfterThatIsTriedForTwoDaysAgain() {
        var f = new Fixture(ScriptedDmp.answering(Collections.nCopies(400, RETRY).toArray(Kind[]::new)));
        f.run();
        f.clock.advance(Duration.ofDays(2));
        f.run();
        Dispatch held = f.dispatch();
        assertThat(held.hold()).isEqualTo(HoldReason.DECISION);
        f.store.commit(List.of(new Write.Move(held, held.ready(f.clock.instant()))));
        f.run();
        assertThat(f.dispatch()).returns(DispatchState.READY, Dispatch::state).returns(3, Dispatch::attempts);
    }

    @Test
    void aDispatchThatWaitedLongForItsFunctionIsTriedAllTheSame() {
        var f = new Fixture(ScriptedDmp.answering(RETRY, DONE));
        f.run();
        f.clock.advance(Duration.ofDays(3));
        f.run();
        assertThat(f.dispatch().state()).isEqualTo(DispatchState.CONFIRMED);
    }

    @Test
    void aCallThatNeverEndsIsLeftToAPersonAfterTwoDays() {
        var f = new Fixture(ScriptedDmp.answering(DONE));
        Dispatch ready = f.dispatch();
        Instant now = f.clock.instant();
        f.store.commit(List.of(new Write.Move(ready, ready.sending("DMP=NOT_OPPOSED", now.plus(Fixture.LEASE), now))));
        f.clock.advance(Duration.ofDays(2));
        f.run();
        assertThat(f.dmp.calls).containsExactly("find");
        assertThat(f.dispatch()).returns(HoldReason.DECISION, Dispatch::hold)
                .returns(List.of(Reason.of("DMP_RETRIES_EXHAUSTED", "aucune réponse", "1")), Dispatch::reasons);
    }

    @Test
    void aMessageThatComesTooEarlyIsPutOff() {
        var f = new Fixture(ScriptedDmp.answering(RETRY));
        f.run();
        f.queue.drain();
        f.run();
        assertThat(f.dmp.calls).containsExactly("feed");
        assertThat(f.queue.waiting()).hasSize(1);
    }

    @Test
    void aLostAnswerIsResolvedByAsking() {
        var f = new Fixture(new ScriptedDmp(List.of(new ScriptedDmp.Feed(CHECK, true)), List.of()));
        f.run();
        assertThat(f.dmp.calls).containsExactly("feed", "find");
        assertThat(f.dispatch()).returns(DispatchState.CONFIRMED, Dispatch::state)
                .returns(List.of(Reason.of("DMP_FOUND_AFTER_DOUBT")), Dispatch::reasons);
    }

    @Test
    void aDocumentStoredLateIsNotSentAgain() {
        var f = new Fixture(new ScriptedDmp(List.of(new ScriptedDmp.Feed(CHECK, false)), List.of()));
        f.run();
        assertThat(f.dispatch()).returns(DispatchState.READY, Dispatch::state)
                .returns(List.of(Reason.of("DMP_ANSWER_LOST", "SocketTimeoutException")), Dispatch::reasons);
        f.dmp.stored = true;
        f.clock.advance(Duration.ofSeconds(30));
        f.run();
        assertThat(f.dmp.calls).containsExactly("feed", "find", "find");
        assertThat(f.dispatch().state()).isEqualTo(DispatchState.CONFIRMED);
    }

    @Test
    void whileTheDmpCannotSayNothingIsSentAndAPersonDecidesAfterTwoDays() {
        var f = new Fixture(new ScriptedDmp(List.of(new ScriptedDmp.Feed(CHECK, false)), Collections.nCopies(400, true)));
        f.run();
        while (f.dispatch().state() == DispatchState.SENDING) {
            var message = f.queue.drain().getFirst();
            f.clock.advance(message.delay());
            f.run();
        }
        assertThat(f.dmp.calls).filteredOn("feed"::equals).hasSize(1);
        assertThat(f.dispatch()).returns(HoldReason.DECISION, Dispatch::hold)
                .returns(List.of(Reason.of("DMP_STILL_UNKNOWN", "48")), Dispatch::reasons);
    }

    @Test
    void aMessageMetDuringACallComesBack() {
        var f = new Fixture(ScriptedDmp.answering(DONE));
        Dispatch ready = f.dispatch();
        f.store.commit(
                List.of(new Write.Move(ready, ready.sending("DMP=NOT_OPPOSED", f.clock.instant().plus(Fixture.LEASE), f.clock.instant()))));
        assertThatThrownBy(f::run).isInstanceOf(LeaseRunningException.class);
        assertThat(f.dmp.calls).isEmpty();
        f.clock.advance(Fixture.LEASE);
        f.run();
        assertThat(f.dmp.calls).containsExactly("find", "feed");
        assertThat(f.dispatch().state()).isEqualTo(DispatchState.CONFIRMED);
    }

    @Test
    void whatIsSettledIsLeftAlone() {
        var f = new Fixture(ScriptedDmp.answering(DONE));
        f.run();
        f.run();
        assertThat(f.dmp.calls).containsExactly("feed");
    }

    /** For each script: killed at each port call, before or after its effect, then run until nothing is left to do. */
    @Test
    void killedAnywhereItEndsTheSameAndSendsOnlyOnce() {
        for (List<ScriptedDmp.Feed> script : List.of(List.<ScriptedDmp.Feed>of(), List.of(new ScriptedDmp.Feed(RETRY, false)),
                List.of(new ScriptedDmp.Feed(CHECK, true)), List.of(new ScriptedDmp.Feed(CHECK, false)))) {
            Crash whole = Crash.never();
            new Fixture(new ScriptedDmp(script, List.of())).run(whole);
            assertThat(whole.calls()).isGreaterThan(5);
            for (int call = 1; call <= whole.calls(); call++) {
                for (When when : When.values()) {
                    var f = new Fixture(new ScriptedDmp(script, List.of()));
                    Crash crash = Crash.at(call, when);
                    assertThatThrownBy(() -> f.run(crash)).isInstanceOf(Crash.Killed.class);
                    for (int again = 0; again < 4; again++) {
                        f.clock.advance(Duration.ofMinutes(20));
                        f.run();
                    }
                    assertThat(f.dispatch().state()).as("killed %s call %d of %s", when, call, script).isEqualTo(DispatchState.CONFIRMED);
                    assertThat(f.dmp.stored).isTrue();
                    assertThat(f.dmp.calls).filteredOn("feed"::equals).hasSizeLessThanOrEqualTo(script.isEmpty() ? 1 : 2);
                }
            }
        }
    }

    private static Dispatch after(Kind kind) {
        var f = new Fixture(ScriptedDmp.answering(kind));
        f.run();
        return f.dispatch();
    }
}
