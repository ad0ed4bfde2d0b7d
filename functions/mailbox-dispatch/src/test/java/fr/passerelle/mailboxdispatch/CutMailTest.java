package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents too large together leave in numbered mails (use-cases.md §4, P14; K32); the limit is 200,000 bytes here. */
class CutMailTest {
    private static final String INPUT = Ids.input("record");
    private static final int HALF = 30_000;

    private final Desk desk = new Desk();
    private final Drops drops = limited(desk);

    @Test
    void whatFitsInOneMailIsNotCut() {
        drops.documents(INPUT, HALF, HALF);
        send(Destination.PATIENT_MAILBOX);

        assertThat(mails(Destination.PATIENT_MAILBOX)).hasSize(1);
        assertThat(desk.delivered).singleElement().satisfies(mail -> assertThat(mail).doesNotContain("num=C3=A9ro 1"));
    }

    @Test
    void theDocumentsGoInTheirOrderIntoNumberedMailsWithIdsOfTheirOwn() throws MessagingException, java.io.IOException {
        drops.documents(INPUT, HALF, HALF, HALF, HALF, HALF);
        send(Destination.PATIENT_MAILBOX);

        List<Dispatch> mails = mails(Destination.PATIENT_MAILBOX);
        assertThat(mails).extracting(Dispatch::documents).containsExactly(List.of("doc-0", "doc-1"), List.of("doc-2", "doc-3"),
                List.of("doc-4"));
        assertThat(mails).extracting(Dispatch::state).containsOnly(DispatchState.SENT);
        assertThat(mails).extracting(Dispatch::outsideId).doesNotHaveDuplicates()
                .allMatch(id -> id.endsWith("@chu-demo.mssante.fr>"));
        assertThat(desk.delivered).hasSize(3).allMatch(mail -> mail.length() <= 200_000);
        assertThat(OpenedMail.of(desk.delivered.get(1))).contains("Ce message est le numéro 2 sur 3", "Bilan 2", "Bilan 3")
                .doesNotContain("Bilan 1");
    }

    @Test
    void oneTooLargeByItselfIsRefusedAndTheOthersLeave() throws MessagingException, java.io.IOException {
        drops.documents(INPUT, HALF, 80_000, HALF);
        send(Destination.PATIENT_MAILBOX);

        assertThat(mails(Destination.PATIENT_MAILBOX)).filteredOn(d -> d.state() == DispatchState.REFUSED).singleElement().satisfies(d -> {
            assertThat(d.documents()).containsExactly("doc-1");
            assertThat(d.reasons()).extracting(Reason::code).containsExactly("MAIL_TOO_LARGE");
        });
        assertThat(desk.delivered).singleElement().satisfies(mail -> assertThat(OpenedMail.of(mail)).contains("Bilan 0", "Bilan 2"));
        assertThat(OpenedMail.of(desk.delivered.getFirst())).as("there is one").doesNotContain("numéro 1 sur");
    }

    @Test
    void aSingleDocumentTooLargeIsRefusedAsBefore() {
        drops.documents(INPUT, 80_000);
        send(Destination.PATIENT_MAILBOX);

        assertThat(mails(Destination.PATIENT_MAILBOX)).singleElement().returns(DispatchState.REFUSED, Dispatch::state);
    }

    @Test
    void eachRecipientHasNumberedMailsOfTheirOwn() {
        drops.documents(INPUT, HALF, HALF, HALF);
        send(Destination.PROFESSIONAL_MAILBOX);

        assertThat(mails(Destination.PROFESSIONAL_MAILBOX)).hasSize(2).extracting(Dispatch::state).containsOnly(DispatchState.SENT);
        assertThat(desk.delivered).hasSize(2).allMatch(mail -> mail.contains("To: <" + Drops.COLLEAGUE + ">"));
        assertThat(mails(Destination.PATIENT_MAILBOX)).singleElement().returns(DispatchState.READY, Dispatch::state);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8, 11, 14, 17, 20, 23})
    void killedAnywhereAndRunAgainEachDocumentLeavesOnce(int call) {
        for (When when : When.values()) {
            var killed = new Desk();
            var other = limited(killed);
            other.documents(INPUT, HALF, HALF, HALF);
            try {
                killed.handle(Drops.ref(INPUT, Destination.PATIENT_MAILBOX, 0), Crash.at(call, when));
            } catch (Crash.Killed | LeaseRunningException _) {
                // The message comes back.
            }
            for (int round = 0; round < 3; round++) {
                killed.now = killed.now.plus(Duration.ofMinutes(40));
                other.sweep();
            }

            List<Dispatch> mails = killed.dispatches().stream().filter(d -> d.destination() == Destination.PATIENT_MAILBOX).toList();
            assertThat(mails.stream().flatMap(d -> d.documents().stream())).as(when + " call " + call)
                    .containsExactlyInAnyOrder("doc-0", "doc-1", "doc-2");
            assertThat(mails).as(when + " call " + call).extracting(Dispatch::state).containsOnly(DispatchState.SENT);
            assertThat(killed.delivered.stream().filter(mail -> mail.contains("@patient.mssante.fr>"))).hasSizeLessThanOrEqualTo(2);
        }
    }

    private static Drops limited(Desk desk) {
        var drops = new Drops(desk);
        desk.rules = new MailRules("patient.mssante.fr", Set.of("patient.mssante.fr", "medecin.mssante.fr"), 200_000, Desk.LEASE,
                Desk.BACKOFF, Desk.LONGEST);
        return drops;
    }

    private void send(Destination destination) {
        drops.mail(INPUT, destination, 0);
        desk.queue.drain().forEach(message -> desk.handle(message.ref(), Crash.never()));
    }

    private List<Dispatch> mails(Destination destination) {
        return desk.store.dispatches(INPUT).stream().filter(d -> d.destination() == destination).toList();
    }
}
