package fr.passerelle.desk;

import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.mail.Ending;
import fr.passerelle.core.port.Write;
import fr.passerelle.formats.json.VaultPackages;

import static fr.passerelle.desk.Counter.HOSPITAL;
import static fr.passerelle.desk.Counter.NOW;
import static fr.passerelle.desk.Counter.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

/** The end of a conversation, asked at the desk (use-cases.md §5.D.4). */
class ConversationsTest {
    private static final String INPUT = Ids.input("letter");

    private final Counter counter = new Counter();

    @Test
    void theLastMessageIsDueAtOnceWithTheWordsOfWhoEndsIt() {
        Dispatch mail = mail(Destination.PATIENT_MAILBOX, true);

        DeskAnswer answer = close(HOSPITAL, mail, ", 'by': 'secretariat', 'text': 'Bon rétablissement.'");

        assertThat(answer.body().path("message").asText()).isEqualTo("Fin de la conversation demandée.");
        Dispatch last = counter.store.dispatch(Ending.of(mail)).orElseThrow();
        assertThat(last).returns(DispatchState.HELD, Dispatch::state).returns(HoldReason.SCHEDULE, Dispatch::hold)
                .returns(NOW, Dispatch::dueAt).returns(List.of(Reason.of("ENDING_ASKED", "secretariat")), Dispatch::reasons)
                .returns("<" + INPUT + "." + last.ref().dispatchId() + "@chu-demo.mssante.fr>", Dispatch::outsideId);
        assertThat(new VaultPackages(counter.vault).farewell(last.ref())).contains("Bon rétablissement.");
    }

    @Test
    void askedAgainTheFirstWordsStand() {
        Dispatch mail = mail(Destination.PATIENT_MAILBOX, true);
        close(HOSPITAL, mail, ", 'by': 'secretariat', 'text': 'Bon rétablissement.'");
        DeskAnswer again = close(HOSPITAL, mail, ", 'by': 'autre', 'text': 'Autre texte'");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("message").asText()).isEqualTo("La conversation était déjà close.");
        assertThat(new VaultPackages(counter.vault).farewell(Ending.of(mail))).contains("Bon rétablissement.");
        assertThat(counter.store.dispatches(INPUT)).hasSize(2);
    }

    @Test
    void onlyWhatArrivedAtAPatientOfTheEstablishmentHasAConversation() {
        Dispatch professional = mail(Destination.PROFESSIONAL_MAILBOX, true);
        Dispatch waiting = mail(Destination.PATIENT_MAILBOX, false);

        assertThat(close(HOSPITAL, professional, ", 'by': 'x'").status()).isEqualTo(404);
        assertThat(close(HOSPITAL, waiting, ", 'by': 'x'").status()).isEqualTo(404);
        assertThat(close(OTHER, professional, ", 'by': 'x'").status()).isEqualTo(404);
        assertThat(close(HOSPITAL, waiting, "").status()).as("nobody signs").isEqualTo(400);
        assertThat(counter.call("/worklist", HOSPITAL, ", 'text': 'x'").status()).as("of no other call").isEqualTo(400);
    }

    private DeskAnswer close(String finess, Dispatch mail, String rest) {
        return counter.call("/conversations/close", finess,
                ", 'input': '" + mail.ref().inputId() + "', 'dispatch': '" + mail.ref().dispatchId() + "'" + rest);
    }

    private Dispatch mail(Destination destination, boolean left) {
        Dispatch ready = Dispatch.received(new DispatchRef(INPUT, Ids.dispatch(INPUT, destination, 0)), HOSPITAL, destination, 0,
                List.of("CR-1"), null, "<m@chu-demo.mssante.fr>", NOW).ready(NOW);
        Dispatch mail = left ? ready.sending("X=NOT_OPPOSED", NOW, NOW).sent(List.of(), NOW) : ready;
        assertThat(counter.store.commit(List.of(new Write.Create(mail))).done()).isTrue();
        return mail;
    }
}
