package fr.passerelle.core.indicator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;

import static fr.passerelle.core.indicator.Sent.LETTER;
import static fr.passerelle.core.indicator.Sent.NOW;
import static fr.passerelle.core.indicator.Sent.PARIS;
import static fr.passerelle.core.indicator.Sent.confirmed;
import static fr.passerelle.core.indicator.Sent.counts;
import static fr.passerelle.core.indicator.Sent.fed;
import static fr.passerelle.core.indicator.Sent.first;
import static fr.passerelle.core.indicator.Sent.history;
import static fr.passerelle.core.indicator.Sent.input;
import static fr.passerelle.core.indicator.Sent.ready;
import static fr.passerelle.core.indicator.Sent.replacement;
import static fr.passerelle.core.indicator.Sent.sending;
import static fr.passerelle.core.indicator.Sent.staying;
import static org.assertj.core.api.Assertions.assertThat;

/** What each story adds to the counters (consent-and-rules.md §12.2 and check 12 of §13). */
class ContributionTest {
    private static final List<String> DOCUMENT = List.of("LL-1");

    private final Input letter = input("i1", first("LL-1", LETTER));

    @Test
    void aLetterFedAtOnceIsCountedEverywhereItShould() {
        assertThat(counts(letter, fed(letter, "LL-1"))).isEqualTo(Map.ofEntries(Map.entry("received", 1L), Map.entry("eligible", 1L),
                Map.entry("ins_qualified", 1L), Map.entry("dmp_sent", 1L), Map.entry("dmp_accepted", 1L), Map.entry("delay:PT2M", 1L),
                Map.entry("letter_dated", 1L), Map.entry("letter_same_day", 1L), Map.entry("stay_with_letter", 1L),
                Map.entry("stay_with_document", 1L), Map.entry("confirmed", 1L), Map.entry("first_pass", 1L)));
    }

    @Test
    void aReplacementDoesNotRaiseTheFeedingRate() {
        Input second = input("i2", replacement("LL-1", LETTER));
        assertThat(counts(second, fed(second, "LL-1", "DMP_REPLACED"))).isEqualTo(
                Map.of("replacement_received", 1L, "dmp_replaced", 1L, "confirmed", 1L, "first_pass", 1L));
    }

    @Test
    void aReplacementCreatedInsteadIsTheFirstOneTheDmpHolds() {
        Input second = input("i2", replacement("LL-1", LETTER));
        assertThat(counts(second, fed(second, "LL-1", "DMP_CREATED_INSTEAD"))).containsEntry("dmp_accepted", 1L)
                .containsEntry("stay_with_letter", 1L).doesNotContainKey("dmp_replaced").doesNotContainKey("received");
    }

    @Test
    void anOppositionDoesNotLowerAcceptance() {
        History opposed = history(letter, Destination.DMP, DOCUMENT, ready(),
                d -> d.refused(RefusalClass.CHOICE, List.of(Reason.of("OPPOSED", "DMP", "09/03/2026", "ADT")), NOW));
        assertThat(counts(letter, opposed)).containsEntry("dmp_opposed", 1L).containsEntry("set_aside:OPPOSED", 1L)
                .doesNotContainKeys("dmp_failed:OPPOSED", "refused:OPPOSED", "dmp_sent", "dmp_accepted");
    }

    @Test
    void aClosedProfileIsShownBesideTheRateWhetherTheDmpSaysItOrItIsKnown() {
        History answered = history(letter, Destination.DMP, DOCUMENT, ready(), sending(),
                d -> d.failed(RefusalClass.CHOICE, List.of(Reason.of("DMP_CLOSED")), NOW));
        History known = history(letter, Destination.DMP, DOCUMENT, ready(),
                d -> d.refused(RefusalClass.CHOICE, List.of(Reason.of("DMP_KNOWN_ABSENT")), NOW));
        assertThat(counts(letter, answered)).containsEntry("dmp_closed", 1L).doesNotContainKey("dmp_failed:DMP_CLOSED");
        assertThat(counts(letter, known)).containsEntry("dmp_no_profile", 1L).doesNotContainKey("dmp_sent");
    }

    @Test
    void aRefusalOfTheDmpIsAFailureUnderItsCode() {
        History failed = history(letter, Destination.DMP, DOCUMENT, ready(), sending(),
                d -> d.failed(RefusalClass.FAULT, List.of(Reason.of("DMP_TOO_LARGE")), NOW));
        assertThat(counts(letter, failed)).containsEntry("dmp_failed:DMP_TOO_LARGE", 1L).containsEntry("refused:DMP_TOO_LARGE", 1L)
                .doesNotContainKey("dmp_accepted");
    }

    @Test
    void aDocumentThatWaitedForItsIdentityIsReleasedAndHasNoFirstPass() {
        Instant later = NOW.plus(Duration.ofDays(2));
        History released = history(letter, Destination.DMP, DOCUMENT,
                d -> d.held(HoldReason.IDENTITY, List.of(Reason.at("/patient", "INS_NOT_QUALIFIED")), NOW), d -> d.ready(later), sending(),
                confirmed());
        List<Earned> earned = Contribution.of(letter, List.of(released), PARIS);
        assertThat(counts(earned)).containsEntry("ins_not_qualified", 1L).containsEntry("ins_released", 1L)
                .doesNotContainKeys("ins_qualified", "first_pass");
        assertThat(earned).filteredOn(e -> e.counter().word().equals("ins_released")).singleElement()
                .satisfies(e -> assertThat(e.cell().day()).isEqualTo(LocalDate.parse("2026-03-11")));
    }

    @Test
    void theIdentityAtReceptionIsTheOneTheRulesWereGiven() {
        var decision = new Decision(Decision.Moment.INTAKE, List.of("type-listed", "identity-usable"),
                Map.of("identity", "INS_NOT_QUALIFIED"), "none", NOW);
        History undecided = history(letter, Destination.DMP, DOCUMENT,
                d -> d.decided(decision).held(HoldReason.DECISION, List.of(Reason.of("TYPE_NOT_LISTED", LETTER)), NOW));
        assertThat(counts(letter, undecided)).containsEntry("ins_not_qualified", 1L);
    }

    @Test
    void whatTheGatewaySettlesByItselfIsStillAFirstPass() {
        History retried = history(letter, Destination.DMP, DOCUMENT, ready(),
                d -> d.heldUntil(NOW.plusSeconds(60), HoldReason.OUTAGE, List.of(Reason.of("DMP_OUTAGE")), NOW), d -> d.released(NOW),
                sending(), d -> d.retryAt(NOW, List.of(Reason.of("DMP_RETRY")), NOW), sending(), confirmed());
        assertThat(counts(letter, retried)).containsEntry("first_pass", 1L).containsEntry("dmp_sent", 1L);
    }

    @Test
    void visibilityIsCountedWhenTheDmpTakesTheDocument() {
        var decision = new Decision(Decision.Moment.SENDING, List.of(),
                Map.of("visibility LL-1", "INVISIBLE_PATIENT,INVISIBLE_REPRESENTANTS_LEGAUX"), "P16@1", NOW);
        History hidden = history(letter, Destination.DMP, DOCUMENT, ready(), d -> d.decided(decision).sending("", NOW, NOW), confirmed());
        assertThat(counts(letter, hidden)).containsEntry("dmp_hidden_patient", 1L).containsEntry("dmp_minor_secret", 1L)
                .doesNotContainKey("dmp_masked");
    }

    @Test
    void theVersionMadeHereAfterAnAnnouncementIsNoDocumentOfTheHospital() {
        Input reveal = input("i2", replacement("LL-1~annonce", LETTER));
        assertThat(counts(reveal, fed(reveal, "LL-1~annonce", "DMP_REPLACED"))).isEqualTo(
                Map.of("dmp_revealed", 1L, "confirmed", 1L, "first_pass", 1L));
    }

    @Test
    void aDeletionIsCountedApart() {
        Input deletion = input("i3");
        assertThat(counts(deletion, fed(deletion, "LL-1", "DMP_DELETED"))).isEqualTo(
                Map.of("dmp_deleted", 1L, "confirmed", 1L, "first_pass", 1L));
    }

    @Test
    void aLetterAcceptedAfterMidnightInItsOwnZoneIsLate() {
        Instant discharged = Instant.parse("2026-03-09T22:30:00Z");
        Instant accepted = Instant.parse("2026-03-09T23:10:00Z");
        Input late = staying("i1", "5".repeat(64), discharged, first("LL-1", LETTER));
        History fed = history(late, Destination.DMP, DOCUMENT, ready(), sending(), d -> d.confirmed(List.of(), accepted));
        assertThat(counts(late, fed)).containsEntry("letter_dated", 1L).doesNotContainKey("letter_same_day");
        assertThat(Sent.counts(Contribution.of(late, List.of(fed), ZoneId.of("America/Martinique"))))
                .containsEntry("letter_same_day", 1L);
    }

    @Test
    void aDischargeClosesItsStayOnceOnTheDayItEnded() {
        Instant discharged = Instant.parse("2026-03-07T16:00:00Z");
        Earned closed = Contribution.of(staying("e1", "5".repeat(64), discharged), List.of(), PARIS).getFirst();
        Earned again = Contribution.of(staying("e2", "5".repeat(64), discharged), List.of(), PARIS).getFirst();
        assertThat(closed.counter().word()).isEqualTo("stay_closed");
        assertThat(closed.cell().day()).isEqualTo(LocalDate.parse("2026-03-07"));
        assertThat(Tally.of(List.of(again), _ -> "e1").sums()).isEmpty();
        assertThat(counts(input("e3"), fed(input("e3"), "LL-1", "DMP_DELETED"))).doesNotContainKey("stay_closed");
    }

    @Test
    void aDocumentWithoutStayIsSentAndSaysSo() {
        Input alone = staying("i1", null, null, first("LL-1", LETTER));
        assertThat(counts(alone, fed(alone, "LL-1"))).containsEntry("stay_unknown", 1L).containsEntry("dmp_accepted", 1L)
                .doesNotContainKeys("stay_with_letter", "letter_dated");
    }

    @Test
    void aDropIsReceivedOnceItsFilesAreThere() {
        History waiting = history(letter, Destination.DMP, DOCUMENT,
                d -> d.held(HoldReason.PART, List.of(Reason.of("PART_MISSING", "ll.pdf")), NOW));
        assertThat(counts(letter, waiting)).isEmpty();
    }

    @Test
    void aTypeOutsideTheDmpIsReceivedAndNotEligible() {
        History outside = history(letter, Destination.DMP, DOCUMENT,
                d -> d.refused(RefusalClass.CHOICE, List.of(Reason.of("TYPE_NOT_IN_DMP", "", "")), NOW));
        assertThat(counts(letter, outside)).containsEntry("received", 1L).doesNotContainKey("eligible");
    }

    @Test
    void aRefusedDropIsNoDocumentReceivedButEachReasonCounts() {
        History refused = history(letter, Destination.NONE, List.of(),
                d -> d.refused(RefusalClass.FAULT, List.of(Reason.at("/a", "FIELD_MISSING"), Reason.at("/b", "FIELD_MISSING"),
                        Reason.of("INS_KEY")), NOW));
        assertThat(counts(letter, refused)).isEqualTo(Map.of("refused:FIELD_MISSING", 1L, "refused:INS_KEY", 1L));
    }

    @Test
    void aDuplicateAndAnInputNotJudgedYetAddNothing() {
        Input registered = Input.received("i1", "750712184", InputKind.DESCRIPTOR, "a.json", "v1", "d1", NOW);
        assertThat(counts(registered)).isEmpty();
        assertThat(counts(letter.duplicateOf("i0"), fed(letter, "LL-1"))).isEmpty();
    }

    @Test
    void aMessageIsCountedAtEachStepOfItsReading() {
        History read = history(letter, Destination.PATIENT_MAILBOX, List.of("LL-1", "CR-2"), ready(), sending(),
                d -> d.sent(List.of(), NOW), confirmed(),
                d -> moved(d, DispatchState.READ, NOW.plus(Duration.ofDays(6))));
        assertThat(counts(letter, read)).containsEntry("mss_patient_sent", 1L).containsEntry("mss_patient_delivered", 1L)
                .containsEntry("mss_patient_read", 1L).containsEntry("mss_patient_read_7d", 1L).doesNotContainKey("mss_patient_bounced");
        assertThat(Contribution.of(letter, List.of(read), PARIS)).filteredOn(e -> e.counter().word().startsWith("mss"))
                .allSatisfy(e -> assertThat(e.cell().type()).isEqualTo(LETTER));
    }

    @Test
    void aBouncedMessageToAProfessionalIsCountedAsSuch() {
        History bounced = history(letter, Destination.PROFESSIONAL_MAILBOX, DOCUMENT, ready(), sending(), d -> d.sent(List.of(), NOW),
                d -> d.failed(RefusalClass.FAULT, List.of(Reason.of("MAIL_ADDRESS", "550")), NOW));
        assertThat(counts(letter, bounced)).containsEntry("mss_pro_sent", 1L).containsEntry("mss_pro_bounced", 1L)
                .containsEntry("refused:MAIL_ADDRESS", 1L).doesNotContainKey("mss_pro_delivered");
    }

    @Test
    void aPathwayInTestIsMeasured() {
        History dry = history(letter, Destination.DMP, DOCUMENT, ready(),
                d -> d.held(HoldReason.PATHWAY, List.of(Reason.of("PATHWAY_TEST", "P01-sortie")), NOW));
        assertThat(counts(letter, dry)).containsEntry("dry_run", 1L).containsEntry("received", 1L);
    }

    private static Dispatch moved(Dispatch d,
            DispatchState state, Instant at) {
        return new Dispatch(d.ref(), d.establishment(), d.destination(), d.part(), d.documents(),
                d.appointment(), d.outsideId(), d.priority(), state, null, null, List.of(), d.consent(), d.decision(), d.attempts(),
                d.tryingSince(), at, null, d.replayOf(), d.rev() + 1);
    }
}
