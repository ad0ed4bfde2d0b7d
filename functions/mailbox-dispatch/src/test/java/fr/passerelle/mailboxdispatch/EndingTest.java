package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.mail.Correspondence;
import fr.passerelle.core.mail.Ending;
import fr.passerelle.core.mail.Notice;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.port.Write;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryPathways;

import static org.assertj.core.api.Assertions.assertThat;

/** The end of a conversation with a patient (use-cases.md §5.D.4, messages.md §5.4). */
class EndingTest {
    private static final String INPUT = "0a1b";
    private static final Sequence ALONE = new Sequence(false, Duration.ofMinutes(15), false);

    private final Desk desk = new Desk();
    private final Drops drops = new Drops(desk);

    @Test
    void theLastMessageIsOfTheSameThreadSaysFinAndClosesTheMail() {
        Dispatch mail = answered(desk, drops);
        ask(desk, mail, "Bon rétablissement.");
        drops.sweep();

        assertThat(desk.delivered).hasSize(2);
        assertThat(desk.delivered.getLast()).contains("Subject: [FIN]\r\n", "X-MSS-MES: FIN\r\n", "In-Reply-To: " + mail.outsideId(),
                "References: " + mail.outsideId(), "To: <279035121518989@patient.mssante.fr>", "Bon r=C3=A9tablissement.");
        assertThat(drops.patientMail(INPUT)).returns(DispatchState.CLOSED, Dispatch::state)
                .satisfies(closed -> assertThat(closed.reasons()).contains(Reason.of(Ending.TOLD)));
        drops.sweep();
        assertThat(drops.patientMail(INPUT).wakeAt()).as("nothing more is expected").isEmpty();
    }

    @Test
    void withoutWordsOfItsOwnItSaysWhatThePathwaySaysOnTheDay() {
        Dispatch mail = answered(desk, drops);
        Pathway any = desk.pathways.of("750100125").find(InMemoryPathways.DOCUMENTS).orElseThrow();
        desk.pathways.put(new Pathway(any.establishment(), any.id(), any.title(), any.state(), any.from(), any.to(), any.sites(),
                any.units(), any.trigger(), any.types(), any.sequence(), new Reply(Reply.Policy.OPEN, "suivi@chu-demo.mssante.fr", "Suivi",
                        null, null, null, "Votre suivi est termine."),
                any.text(), any.steps(), any.fallback(), any.pilotUnits(), any.cme(), any.owners(), any.version()));
        ask(desk, mail, null);
        drops.sweep();

        assertThat(desk.delivered.getLast()).contains("Votre suivi est termine.", "Reply-To: <suivi@chu-demo.mssante.fr>");
    }

    @Test
    void whoCannotBeToldIsNotWrittenToAndTheConversationIsOverAllTheSame() {
        Dispatch mail = answered(desk, drops);
        desk.consents.append(new FixedPatientKeys().key("750100125", new Ins("279035121518989", InsAuthority.NIR_TEST)),
                ChoiceRecord.of(new Choice.PaperWish(), "desk", "accueil", desk.now, desk.now));
        ask(desk, mail, null);
        drops.sweep();

        assertThat(desk.delivered).hasSize(1);
        assertThat(drops.patientMail(INPUT)).returns(DispatchState.CLOSED, Dispatch::state)
                .satisfies(closed -> assertThat(closed.reasons()).contains(Reason.of(Ending.UNTOLD)));
        assertThat(desk.work.open("750100125")).as("a last message is not printed").isEmpty();
    }

    @Test
    void aRefusalOfTheOperatorEndsItToo() {
        Dispatch mail = answered(desk, drops);
        ask(desk, mail, null);
        desk.answers.add(new Submission.Refused("550"));
        drops.sweep();

        assertThat(drops.patientMail(INPUT).reasons()).contains(Reason.of(Ending.UNTOLD));
    }

    @Test
    void whatThePatientClosedMeanwhileNeedsNoLastMessage() {
        Dispatch mail = answered(desk, drops);
        ask(desk, mail, null);
        move(desk, mail, ((Correspondence.Step.Become) Correspondence.after(mail, new Notice.Closing(), desk.now)).after());
        drops.sweep();

        assertThat(desk.delivered).hasSize(1);
        assertThat(desk.store.dispatch(Ending.of(mail))).get().returns(List.of(Reason.of("ENDING_NEEDLESS")), Dispatch::reasons);
        assertThat(Ending.ours(drops.patientMail(INPUT))).isFalse();
    }

    @Test
    void onceItsContentIsGoneItIsClosedWithoutAWord() {
        Dispatch mail = answered(desk, drops);
        ask(desk, mail, null);
        desk.vault.paths().forEach(desk.vault::forget);
        drops.sweep();

        assertThat(desk.store.dispatch(Ending.of(mail))).get().returns(List.of(Reason.of("ENDING_TOO_LATE")), Dispatch::reasons);
        assertThat(drops.patientMail(INPUT).state()).isEqualTo(DispatchState.CLOSED);
    }

    private static Dispatch answered(Desk desk, Drops drops) {
        drops.document(INPUT, ALONE);
        drops.patientMail(INPUT, Crash.never());
        Dispatch sent = drops.patientMail(INPUT);
        Dispatch answered = ((Correspondence.Step.Become) Correspondence.after(sent, new Notice.Reply(), desk.now)).after();
        move(desk, sent, answered);
        return answered;
    }

    private static Dispatch ask(Desk desk, Dispatch mail, String text) {
        Dispatch last = Ending.ask(mail, "secretariat", desk.now);
        if (text != null) {
            new VaultPackages(desk.vault).keep(last.ref(), text);
        }
        assertThat(desk.store.commit(List.of(new Write.Create(last))).done()).isTrue();
        return last;
    }

    private static void move(Desk desk, Dispatch before, Dispatch after) {
        assertThat(desk.store.commit(List.of(new Write.Move(before, after))).done()).isTrue();
    }
}
