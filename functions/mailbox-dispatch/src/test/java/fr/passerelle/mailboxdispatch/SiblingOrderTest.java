package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;

import static org.assertj.core.api.Assertions.assertThat;

/** Two destinations, one order (use-cases.md §5.C and §11, scenario 1). */
class SiblingOrderTest {
    private static final String IN = "0a1b";
    private static final Sequence REQUIRED = new Sequence(true, Duration.ofMinutes(15), true);
    private static final String ALSO_THERE = "Ce document est aussi disponible";

    private final Desk desk = new Desk();
    private final Drops drops = new Drops(desk);

    @Test
    void scenario_1_the_message_leaves_after_the_dmp_and_says_that_the_document_is_there() {
        drops.document(IN, Sequence.USUAL);

        drops.patientMail(IN, Crash.never());
        assertThat(drops.patientMail(IN)).returns(HoldReason.SIBLING, Dispatch::hold).returns(desk.now.plus(Duration.ofMinutes(15)),
                Dispatch::dueAt);
        assertThat(desk.delivered).isEmpty();

        drops.dmp(IN, Sequence.USUAL, drops::confirmed, Crash.never());
        assertThat(desk.queue.drain()).singleElement().satisfies(sent -> assertThat(sent.ref()).isEqualTo(drops.patientMail(IN).ref()));
        drops.patientMail(IN, Crash.never());

        assertThat(drops.patientMail(IN)).returns(DispatchState.SENT, Dispatch::state).returns(List.of(), Dispatch::reasons);
        assertThat(desk.delivered).singleElement().asString().contains(ALSO_THERE);
    }

    @Test
    void a_dmp_that_answered_first_makes_nobody_wait() {
        drops.document(IN, Sequence.USUAL);
        drops.dmp(IN, Sequence.USUAL, drops::confirmed, Crash.never());

        drops.patientMail(IN, Crash.never());

        assertThat(desk.delivered).singleElement().asString().contains(ALSO_THERE);
    }

    @Test
    void after_a_quarter_of_an_hour_the_message_leaves_without_that_sentence_and_the_result_names_the_dmp() {
        drops.document(IN, Sequence.USUAL);
        drops.patientMail(IN, Crash.never());
        desk.now = desk.now.plus(Duration.ofMinutes(14));
        drops.sweep();
        assertThat(desk.delivered).isEmpty();

        desk.now = desk.now.plus(Duration.ofMinutes(1));
        drops.sweep();

        assertThat(drops.patientMail(IN)).returns(DispatchState.SENT, Dispatch::state)
                .returns(List.of(Reason.at("doc", "SIBLING_NOT_CONFIRMED", "doc", "ready", "–")), Dispatch::reasons);
        assertThat(desk.delivered).singleElement().asString().doesNotContain(ALSO_THERE);
    }

    @Test
    void a_try_that_failed_after_the_wait_does_not_wait_again() {
        drops.document(IN, Sequence.USUAL);
        drops.patientMail(IN, Crash.never());
        desk.answers.add(new Submission.NotSent("connection refused"));
        desk.now = desk.now.plus(Duration.ofMinutes(15));
        drops.sweep();
        assertThat(drops.patientMail(IN).state()).isEqualTo(DispatchState.READY);

        desk.now = desk.now.plus(Duration.ofMinutes(1));
        drops.patientMail(IN, Crash.never());

        assertThat(drops.patientMail(IN).state()).isEqualTo(DispatchState.SENT);
    }

    @Test
    void a_refused_sibling_is_named_with_its_reason_and_holds_nobody_back() {
        drops.document(IN, Sequence.USUAL);
        drops.patientMail(IN, Crash.never());
        drops.dmp(IN, Sequence.USUAL, dmp -> dmp.refused(RefusalClass.CHOICE, List.of(Reason.of("DMP_KNOWN_CLOSED")), desk.now),
                Crash.never());

        drops.patientMail(IN, Crash.never());

        assertThat(drops.patientMail(IN)).returns(DispatchState.SENT, Dispatch::state)
                .returns(List.of(Reason.at("doc", "SIBLING_NOT_CONFIRMED", "doc", "refused", "DMP_KNOWN_CLOSED")), Dispatch::reasons);
        assertThat(desk.delivered).singleElement().asString().doesNotContain(ALSO_THERE);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY", "DECISION", "CONSENT", "CONFIGURATION"})
    void a_sibling_that_waits_for_people_does_not_keep_the_message(HoldReason hold) {
        drops.document(IN, Sequence.USUAL);
        drops.patientMail(IN, Crash.never());
        drops.dmp(IN, Sequence.USUAL, dmp -> dmp.held(hold, List.of(), desk.now), Crash.never());

        assertThat(drops.patientMail(IN).state()).as("woken").isEqualTo(DispatchState.READY);
    }

    @Test
    void an_outage_of_the_dmp_keeps_the_message_for_its_quarter_of_an_hour_and_no_longer() {
        drops.document(IN, Sequence.USUAL);
        drops.patientMail(IN, Crash.never());
        drops.dmp(IN, Sequence.USUAL, dmp -> dmp.heldUntil(desk.now, HoldReason.OUTAGE, List.of(), desk.now), Crash.never());
        assertThat(drops.patientMail(IN).hold()).isEqualTo(HoldReason.SIBLING);

        desk.now = desk.now.plus(Duration.ofMinutes(15));
        drops.sweep();

        assertThat(drops.patientMail(IN).state()).isEqualTo(DispatchState.SENT);
    }

    @Test
    void a_pathway_that_requires_the_dmp_waits_through_the_outage_and_gives_up_when_the_dmp_does() {
        drops.document(IN, REQUIRED);
        drops.patientMail(IN, Crash.never());
        desk.now = desk.now.plus(Duration.ofDays(1));
        drops.sweep();
        assertThat(drops.patientMail(IN).hold()).isEqualTo(HoldReason.SIBLING);

        drops.dmp(IN, REQUIRED, dmp -> dmp.refused(RefusalClass.CHOICE, List.of(Reason.of("DMP_KNOWN_CLOSED")), desk.now), Crash.never());
        drops.patientMail(IN, Crash.never());

        assertThat(drops.patientMail(IN)).returns(DispatchState.REFUSED, Dispatch::state).returns(RefusalClass.CHOICE, Dispatch::refusal)
                .returns(List.of(Reason.at("doc", "SIBLING_REQUIRED", "doc", "refused", "DMP_KNOWN_CLOSED")), Dispatch::reasons);
        assertThat(desk.delivered).isEmpty();
    }

    @Test
    void colleagues_wait_as_the_patient_does_and_are_told_nothing_of_mon_espace_sante() {
        drops.document(IN, Sequence.USUAL);
        drops.mail(IN, Destination.PROFESSIONAL_MAILBOX, 0);
        assertThat(drops.now(IN, Destination.PROFESSIONAL_MAILBOX, 0).hold()).isEqualTo(HoldReason.SIBLING);

        drops.dmp(IN, Sequence.USUAL, drops::confirmed, Crash.never());
        drops.mail(IN, Destination.PROFESSIONAL_MAILBOX, 0);

        assertThat(desk.delivered).singleElement().asString().doesNotContain(ALSO_THERE);
    }

    /** Killed anywhere, in the run of the mail or in that of the DMP, in either order: one mail leaves, sooner or later. */
    @ParameterizedTest
    @EnumSource(When.class)
    void killed_anywhere_the_message_leaves_once(When when) {
        for (boolean mailFirst : new boolean[]{true, false}) {
            for (int n = 1; n <= 40; n++) {
                play(mailFirst, Crash.at(n, when), Crash.never());
                play(mailFirst, Crash.never(), Crash.at(n, when));
            }
        }
    }

    private static void play(boolean mailFirst, Crash ofMail, Crash ofDmp) {
        var desk = new Desk();
        var drops = new Drops(desk);
        drops.document(IN, Sequence.USUAL);
        Runnable mail = () -> drops.patientMail(IN, ofMail);
        Runnable dmp = () -> drops.dmp(IN, Sequence.USUAL, drops::confirmed, ofDmp);
        for (Runnable run : mailFirst ? List.of(mail, dmp) : List.of(dmp, mail)) {
            try {
                run.run();
            } catch (Crash.Killed killed) {
                assertThat(killed).hasMessageMatching("(before|after) .*");
            }
        }
        // What was not acknowledged comes back once its lease is over, then the sweeper passes.
        desk.now = desk.now.plus(Desk.LEASE).plusSeconds(1);
        drops.dmp(IN, Sequence.USUAL, drops::confirmed, Crash.never());
        drops.patientMail(IN, Crash.never());
        desk.queue.drain().forEach(sent -> desk.handle(sent.ref(), Crash.never()));
        desk.now = desk.now.plus(Duration.ofMinutes(31));
        drops.sweep();

        assertThat(drops.patientMail(IN).state()).isEqualTo(DispatchState.SENT);
        List<String> toPatient = desk.delivered.stream().filter(sent -> sent.contains("To: <279035121518989@patient.mssante.fr>")).toList();
        assertThat(toPatient).hasSizeLessThanOrEqualTo(1);
        if (drops.patientMail(IN).reasons().stream().noneMatch(r -> r.code().equals("MAIL_UNCERTAIN"))) {
            assertThat(toPatient).singleElement().asString().contains(ALSO_THERE);
        }
    }
}
