package fr.passerelle.mailboxdispatch;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;

import static org.assertj.core.api.Assertions.assertThat;

/** Deletion of a mailed document: those who got it are asked to delete it (use-cases.md §5.E and §11, scenario 9). */
class RecallDispatchTest {
    private static final String FEED = "0a1b";
    private static final String DELETION = "0a1c";
    private static final String MATRICULE = "279035121518989";
    private static final Destinations BY_MAIL = new Destinations(false, true, List.of(Drops.COLLEAGUE));

    private final Desk desk = new Desk();
    private final Drops drops = new Drops(desk);

    @BeforeEach
    void aDocumentIsInTheDmp() {
        drops.document(FEED, Sequence.USUAL);
        drops.dmp(FEED, Sequence.USUAL, drops::confirmed, Crash.never());
    }

    @Test
    void scenario_9_the_patient_is_asked_after_the_dmp_in_answer_to_the_mail_that_brought_the_document() {
        drops.patientMail(FEED, Crash.never());
        drops.deletion(DELETION, Drops.EVERYWHERE, MATRICULE);
        drops.patientMail(DELETION, Crash.never());
        assertThat(drops.patientMail(DELETION).hold()).isEqualTo(HoldReason.SIBLING);

        drops.dmp(DELETION, Sequence.USUAL, drops::confirmed, Crash.never());
        drops.patientMail(DELETION, Crash.never());

        assertThat(drops.patientMail(DELETION).state()).isEqualTo(DispatchState.SENT);
        assertThat(desk.delivered).hasSize(2).last().asString().contains("To: <" + MATRICULE + "@patient.mssante.fr>",
                "In-Reply-To: " + drops.patientMail(FEED).outsideId(), "References: " + drops.patientMail(FEED).outsideId(),
                "Message-ID: " + drops.patientMail(DELETION).outsideId(), "Bilan").doesNotContain("IHE_XDM.zip", "application/pdf");
    }

    @Test
    void each_professional_is_asked_in_answer_to_their_own_mail_whatever_the_patient_opposes_since() {
        drops.mail(FEED, Destination.PROFESSIONAL_MAILBOX, 0);
        drops.mail(FEED, Destination.PROFESSIONAL_MAILBOX, 1);
        var opposition = new Choice.Opposition(new Reach.All(), Set.of(ConsentScope.PROFESSIONAL_MAILBOX),
                Choice.OppositionReason.LEGITIMATE_REASON);
        desk.consents.append(new FixedPatientKeys().key("750100125", new Ins(MATRICULE, InsAuthority.NIR_TEST)),
                ChoiceRecord.of(opposition, "ADT", "ADT", desk.now, desk.now));
        drops.deletion(DELETION, BY_MAIL, MATRICULE);

        drops.mail(DELETION, Destination.PROFESSIONAL_MAILBOX, 0);

        assertThat(drops.now(DELETION, Destination.PROFESSIONAL_MAILBOX, 0)).returns(DispatchState.SENT, Dispatch::state)
                .returns("PROFESSIONAL_MAILBOX=DELETION", Dispatch::consent);
        assertThat(desk.delivered).hasSize(3).last().asString().contains("To: <" + Drops.COLLEAGUE + ">",
                "In-Reply-To: " + drops.now(FEED, Destination.PROFESSIONAL_MAILBOX, 0).outsideId())
                .doesNotContain(drops.now(FEED, Destination.PROFESSIONAL_MAILBOX, 1).outsideId());
    }

    @Test
    void whoever_got_nothing_is_asked_nothing() {
        drops.mail(FEED, Destination.PROFESSIONAL_MAILBOX, 1);
        cancelPatientMail();
        drops.deletion(DELETION, BY_MAIL, MATRICULE);

        drops.patientMail(DELETION, Crash.never());
        drops.mail(DELETION, Destination.PROFESSIONAL_MAILBOX, 0);

        for (Destination destination : List.of(Destination.PATIENT_MAILBOX, Destination.PROFESSIONAL_MAILBOX)) {
            assertThat(drops.now(DELETION, destination, 0)).returns(DispatchState.CANCELLED, Dispatch::state)
                    .returns(List.of(Reason.at("doc", "DELETION_NOT_TOLD")), Dispatch::reasons);
        }
        assertThat(desk.delivered).hasSize(1);
    }

    @Test
    void a_mail_that_has_not_left_is_cancelled_instead() {
        drops.deletion(DELETION, BY_MAIL, MATRICULE);

        drops.patientMail(DELETION, Crash.never());

        assertThat(drops.patientMail(FEED)).returns(DispatchState.CANCELLED, Dispatch::state)
                .returns(List.of(Reason.at("doc", "DELETED_UNSENT")), Dispatch::reasons);
        assertThat(drops.now(FEED, Destination.PROFESSIONAL_MAILBOX, 0).state()).isEqualTo(DispatchState.CANCELLED);
        assertThat(drops.patientMail(DELETION).reasons()).containsExactly(Reason.at("doc", "DELETION_NOT_TOLD"));
        assertThat(desk.delivered).isEmpty();
    }

    @Test
    void once_the_earlier_mail_is_forgotten_the_request_names_nothing_and_goes_to_whoever_is_named() {
        drops.patientMail(FEED, Crash.never());
        drops.mail(FEED, Destination.PROFESSIONAL_MAILBOX, 1);
        desk.vault.forget(FEED + "/package.json");
        drops.deletion(DELETION, BY_MAIL, MATRICULE);

        drops.patientMail(DELETION, Crash.never());
        drops.mail(DELETION, Destination.PROFESSIONAL_MAILBOX, 0);

        assertThat(desk.delivered).hasSize(4).last().asString().doesNotContain("Bilan");
        assertThat(desk.delivered.get(2)).contains("In-Reply-To: " + drops.patientMail(FEED).outsideId()).doesNotContain("Bilan");
    }

    @Test
    void a_deletion_about_somebody_else_than_those_who_got_the_document_waits_for_a_decision() {
        drops.patientMail(FEED, Crash.never());
        drops.deletion(DELETION, BY_MAIL, "277076322082910");

        drops.patientMail(DELETION, Crash.never());

        assertThat(drops.patientMail(DELETION)).returns(HoldReason.DECISION, Dispatch::hold)
                .returns(List.of(Reason.at("doc", "CHAIN_PATIENT_DIFFERS")), Dispatch::reasons);
        assertThat(desk.delivered).hasSize(1);
    }

    @Test
    void a_deletion_that_the_dmp_refuses_is_asked_for_by_mail_all_the_same() {
        drops.patientMail(FEED, Crash.never());
        drops.deletion(DELETION, Drops.EVERYWHERE, MATRICULE);
        drops.dmp(DELETION, Sequence.USUAL, dmp -> dmp.held(HoldReason.DECISION, List.of(Reason.of("DMP_REFUSED")), desk.now),
                Crash.never());

        drops.patientMail(DELETION, Crash.never());

        assertThat(drops.patientMail(DELETION)).returns(DispatchState.SENT, Dispatch::state)
                .returns(List.of(Reason.at("doc", "SIBLING_NOT_CONFIRMED", "doc", "held", "DMP_REFUSED")), Dispatch::reasons);
    }

    private void cancelPatientMail() {
        Dispatch mail = drops.patientMail(FEED);
        desk.store.commit(List.of(new Write.Move(mail, mail.cancelled(List.of(), desk.now))));
    }
}
