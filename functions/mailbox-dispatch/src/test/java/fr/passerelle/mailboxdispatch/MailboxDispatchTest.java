package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryPathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailboxDispatchTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void aConvocationIsReady() {
        desk.receive(Desk.event("create", 1), Crash.never());
    }

    @Test
    void aMailTakenIsSentWithTheConsentThatWasApplied() {
        send();

        assertThat(desk.only().state()).isEqualTo(DispatchState.SENT);
        assertThat(desk.only().consent()).isEqualTo("PATIENT_MAILBOX=NOT_COLLECTED");
        assertThat(desk.delivered).singleElement().asString().contains("To: <279035121518989@patient.mssante.fr>",
                "Message-ID: " + desk.only().outsideId());
        assertThat(desk.head().announced()).isTrue();
    }

    @Test
    void sendingAgainSendsNothing() {
        send();
        send();

        assertThat(desk.delivered).hasSize(1);
    }

    @Test
    void anOppositionIsReadWhenSending() {
        oppose();
        send();

        assertThat(desk.only().state()).isEqualTo(DispatchState.REFUSED);
        assertThat(codes(desk.only())).containsExactly("OPPOSED");
        assertThat(desk.delivered).isEmpty();
        assertThat(desk.head().announced()).isFalse();
    }

    /** use-cases.md §11, acceptance scenario 5: the other half. */
    @Test
    void anOppositionToTheDmpAloneLetsTheMailLeave() {
        oppose(ConsentScope.DMP);
        send();

        assertThat(desk.only().state()).isEqualTo(DispatchState.SENT);
    }

    @Test
    void anOppositionRecordedBetweenTwoTriesIsObeyed() {
        desk.answers.add(new Submission.Refused("450"));
        send();
        oppose();
        later(Duration.ofMinutes(15));
        send();

        assertThat(desk.only().state()).isEqualTo(DispatchState.REFUSED);
    }

    @Test
    void nothingLeavesForADomainOutsideTheList() {
        desk.rules = new MailRules("patient.mssante.fr", Set.of("patient.formation.mssante.fr"), 1_000_000, Desk.LEASE,
                Desk.BACKOFF, Desk.LONGEST);
        send();

        assertThat(desk.only().hold()).isEqualTo(HoldReason.CONFIGURATION);
        assertThat(desk.delivered).isEmpty();
    }

    @Test
    void aRehearsedMailIsAddressedLikeAnyOther() {
        Pathway general = desk.pathways.of("750100125").find(InMemoryPathways.APPOINTMENTS).orElseThrow();
        desk.pathways.put(general.in(PathwayState.TEST));
        desk.rules = new MailRules("patient.mssante.fr", Set.of("patient.formation.mssante.fr"), 1_000_000, Desk.LEASE,
                Desk.BACKOFF, Desk.LONGEST);
        send();

        assertThat(desk.only()).returns(HoldReason.CONFIGURATION, Dispatch::hold);
        assertThat(codes(desk.only())).containsExactly("MAIL_CONFIGURATION");
        assertThat(desk.delivered).isEmpty();
    }

    @Test
    void aMailTooLargeIsRefusedBeforeAnyConnection() {
        desk.rules = new MailRules("patient.mssante.fr", Set.of("patient.mssante.fr"), 500, Desk.LEASE, Desk.BACKOFF, Desk.LONGEST);
        send();

        assertThat(desk.only().state()).isEqualTo(DispatchState.REFUSED);
        assertThat(codes(desk.only())).containsExactly("MAIL_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"550, failed, MAIL_CLOSED", "553, failed, MAIL_ADDRESS", "554, failed, MAIL_REFUSED", "523, failed, MAIL_TOO_LARGE_THERE",
            "530, held, MAIL_CONFIGURATION", "421, ready, MAIL_RETRY", "552, ready, MAIL_RETRY"})
    void eachRefusalHasItsStateAndReason(String code, String state, String reason) {
        desk.answers.add(new Submission.Refused(code));
        send();

        assertThat(desk.only().state().word()).isEqualTo(state);
        assertThat(codes(desk.only())).containsExactly(reason);
        assertThat(new RejectCatalogue().sentence(desk.only().reasons().getFirst())).contains(code).doesNotContain("{");
        assertThat(desk.head().announced()).as("nothing was told").isFalse();
    }

    @Test
    void aMailThatDidNotLeaveIsTriedAgainWithGrowingDelaysThenGivenUpWhenItsTimeIsOver() {
        desk.answers.addAll(Collections.nCopies(400, new Submission.NotSent("ConnectException")));
        send();
        assertThat(desk.only().dueAt()).isEqualTo(Desk.START.plusSeconds(30));
        Instant lastTry = triedUntilGivenUp();

        assertThat(lastTry).isBetween(Desk.START.plus(Desk.LONGEST), Desk.START.plus(Desk.LONGEST).plus(DispatchQueue.LONGEST_DELAY));
        assertThat(desk.only().state()).isEqualTo(DispatchState.FAILED);
        assertThat(codes(desk.only())).containsExactly("MAIL_RETRIES_EXHAUSTED");
    }

    @Test
    void aFullMailboxIsTriedEachDayForAWeek() {
        desk.answers.addAll(Collections.nCopies(20, new Submission.Refused("422")));
        send();

        assertThat(desk.only().dueAt()).isEqualTo(Desk.START.plus(Duration.ofDays(1)));
        assertThat(triedUntilGivenUp()).isEqualTo(Desk.START.plus(Duration.ofDays(7)));
        assertThat(desk.only().attempts()).isEqualTo(8);
    }

    @Test
    void aTryBeforeItsTimeOnlyWaits() {
        desk.answers.add(new Submission.Refused("450"));
        send();
        desk.queue.drain();
        send();

        assertThat(desk.delivered).isEmpty();
        assertThat(desk.queue.waiting()).singleElement().satisfies(m -> assertThat(m.delay()).isEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void aDoubtIsNeverSentAgain() {
        desk.answers.add(new Submission.InDoubt());
        send();

        assertThat(desk.only().state()).isEqualTo(DispatchState.SENT);
        assertThat(codes(desk.only())).containsExactly("MAIL_UNCERTAIN");
    }

    @Test
    void aSubmissionThatNobodySawTheEndOfIsUncertainOnceItsLeaseIsOver() {
        Desk killed = killedRightAfterItsSubmission();

        assertThatThrownBy(() -> killed.handle(killed.only().ref(), Crash.never())).isInstanceOf(LeaseRunningException.class);
        killed.now = killed.now.plus(Desk.LEASE);
        killed.handle(killed.only().ref(), Crash.never());

        assertThat(codes(killed.only())).containsExactly("MAIL_UNCERTAIN");
        assertThat(killed.delivered).hasSize(1);
    }

    @Test
    void aRunKilledAtAnyPortCallNeverSendsTwice() {
        Crash whole = Crash.never();
        new DeskRun(whole).send();
        for (int n = 1; n <= whole.calls(); n++) {
            for (When when : When.values()) {
                var killed = new Desk();
                killed.receive(Desk.event("create", 1), Crash.never());
                Crash crash = Crash.at(n, when);
                assertThatThrownBy(() -> killed.handle(killed.only().ref(), crash)).isInstanceOf(Crash.Killed.class);
                killed.finish();

                assertThat(killed.only().state()).as("killed %s call %d", when, n).isEqualTo(DispatchState.SENT);
                assertThat(killed.delivered.size()).isLessThanOrEqualTo(1);
                assertThat(killed.delivered.size() == 1 || codes(killed.only()).contains("MAIL_UNCERTAIN")).isTrue();
            }
        }
    }

    @Test
    void anAppointmentThatPassedWhileItsMailWaitedIsNotTold() {
        later(Duration.ofDays(120));
        send();

        assertThat(codes(desk.only())).containsExactly("APPOINTMENT_PAST");
    }

    /** The mail is with the operator, and nothing says so. */
    private static Desk killedRightAfterItsSubmission() {
        for (int call = 1;; call++) {
            var killed = new Desk();
            killed.receive(Desk.event("create", 1), Crash.never());
            Crash crash = Crash.at(call, When.AFTER);
            assertThatThrownBy(() -> killed.handle(killed.only().ref(), crash)).isInstanceOf(Crash.Killed.class);
            if (!killed.delivered.isEmpty()) {
                return killed;
            }
        }
    }

    private record DeskRun(Crash crash) {
        void send() {
            var desk = new Desk();
            desk.receive(Desk.event("create", 1), Crash.never());
            desk.handle(desk.only().ref(), crash);
        }
    }

    private void send() {
        desk.handle(desk.only().ref(), Crash.never());
    }

    /** @return when the last try was made */
    private Instant triedUntilGivenUp() {
        while (desk.only().state() == DispatchState.READY) {
            desk.now = Objects.requireNonNull(desk.only().dueAt());
            send();
        }
        return desk.now;
    }

    private void later(Duration delay) {
        desk.now = desk.now.plus(delay);
    }

    private void oppose() {
        oppose(ConsentScope.PATIENT_MAILBOX);
    }

    private void oppose(ConsentScope scope) {
        var key = new FixedPatientKeys().key("750100125", new Ins("279035121518989", InsAuthority.NIR_TEST));
        var refusal = new Choice.Opposition(new Reach.All(), Set.of(scope), Choice.OppositionReason.LEGITIMATE_REASON);
        desk.consents.append(key, ChoiceRecord.of(refusal, "ADT", "ADT", desk.now, desk.now));
    }

    private static List<String> codes(Dispatch dispatch) {
        return dispatch.reasons().stream().map(Reason::code).toList();
    }
}
