package fr.passerelle.desk;

import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.consent.Access;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.formats.json.VaultPackages;

import static fr.passerelle.desk.Counter.HOSPITAL;
import static fr.passerelle.desk.Counter.NOW;
import static fr.passerelle.desk.Counter.OTHER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What a service prints, asked by its own software (use-cases.md §5.F). */
class PrintListTest {
    private static final DispatchRef REF = new DispatchRef("0a1b", "0c2d");
    private static final String ITEM = "abcdef0123456789";

    private final Counter counter = new Counter();

    @BeforeEach
    void aMailNobodyRead() {
        Dispatch sent = Dispatch.received(REF, HOSPITAL, Destination.PATIENT_MAILBOX, 0, List.of("CR-1"), null, "<m@x>", NOW).ready(NOW)
                .sending("PATIENT_MAILBOX=NOT_OPPOSED", NOW, NOW).sent(List.of(), NOW);
        assertThat(counter.store.commit(List.of(new Write.Create(sent))).done()).isTrue();
        counter.vault.put("0a1b/0.pdf", "%PDF-1.4".getBytes(UTF_8), "application/pdf");
        new VaultPackages(counter.vault).keep(REF, new PrintJob("À remettre", List.of(new PrintJob.Page("lettre.pdf", "0a1b/0.pdf")),
                List.of(counter.key(HOSPITAL))));
        counter.work.open(WorkItem.open(ITEM, HOSPITAL, "4210", Reason.of("PAPER_UNREAD"), REF, NOW));
        counter.work.open(WorkItem.open("ffff", HOSPITAL, null, Reason.of("REPLY_UNANSWERED", "2"), REF, NOW));
    }

    @Test
    void theListHoldsWhatIsToBePrintedAndNothingElse() {
        JsonNode items = counter.call("/print/list", HOSPITAL, "").body().path("items");
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("code").asText()).isEqualTo("PAPER_UNREAD");
        assertThat(items.path(0).path("unit").asText()).isEqualTo("4210");
    }

    @Test
    void whatIsPrintedIsGivenInPiecesAndLeavesATrace() {
        DeskAnswer sheet = counter.call("/print/fetch", HOSPITAL, ", 'item': 'abcdef'");
        assertThat(sheet.body().path("sheet").asText()).isEqualTo("À remettre");
        assertThat(sheet.body().path("pages").path(0).asText()).isEqualTo("lettre.pdf");
        DeskAnswer pdf = counter.call("/print/fetch", HOSPITAL, ", 'item': 'abcdef', 'page': 1, 'offset': 5");
        assertThat(new String(Base64.getDecoder().decode(pdf.body().path("base64").asText()), UTF_8)).isEqualTo("1.4");
        assertThat(pdf.body().has("next")).isFalse();
        assertThat(counter.traces.of(counter.key(HOSPITAL))).extracting(Access::operation).containsOnly(Access.Operation.PRINT);
    }

    @Test
    void whatWasPrintedLeavesTheListAndItsMailSaysSo() {
        assertThat(counter.call("/print/done", HOSPITAL, ", 'item': 'abcdef', 'by': 'accueil'").status()).isEqualTo(200);

        assertThat(counter.store.dispatch(REF)).get().returns(DispatchState.PRINTED, Dispatch::state)
                .returns(List.of(Reason.of("PAPER_UNREAD"), Reason.of("PAPER_PRINTED", "accueil")), Dispatch::reasons);
        assertThat(counter.work.open(HOSPITAL)).extracting(WorkItem::id).containsExactly("ffff");
        assertThat(counter.call("/print/done", HOSPITAL, ", 'item': 'abcdef', 'by': 'accueil'").status()).as("once").isEqualTo(404);
    }

    @Test
    void anAppointmentPrintedIsOneThatThePatientWasTold() {
        var key = new AppointmentKey(HOSPITAL, "RDV-1");
        Dispatch mail = Dispatch
                .received(new DispatchRef("a1", "a2"), HOSPITAL, Destination.PATIENT_MAILBOX, 0, List.of(), key, "<a@x>", NOW)
                .ready(NOW).sending("PATIENT_MAILBOX=NOT_OPPOSED", NOW, NOW).failed(RefusalClass.CHOICE, List.of(), NOW);
        var head = AppointmentHead.first(key, new EventOrder(1L, null, Action.CREATE), "d", mail.ref());
        assertThat(counter.store.commit(List.of(new Write.Create(mail), new Write.Advance(null, head))).done()).isTrue();
        counter.work.open(WorkItem.open("bcdef", HOSPITAL, null, Reason.of("PAPER_UNDELIVERED"), mail.ref(), NOW));

        counter.call("/print/done", HOSPITAL, ", 'item': 'bcdef', 'by': 'accueil'");

        assertThat(counter.store.appointment(key)).get().returns(List.of(mail.ref()), AppointmentHead::told);
    }

    @Test
    void anAppointmentThatHasChangedSinceIsNotPrinted() {
        var key = new AppointmentKey(HOSPITAL, "RDV-1");
        Dispatch mail = Dispatch
                .received(new DispatchRef("a1", "a2"), HOSPITAL, Destination.PATIENT_MAILBOX, 0, List.of(), key, "<a@x>", NOW)
                .ready(NOW).sending("PATIENT_MAILBOX=NOT_OPPOSED", NOW, NOW).failed(RefusalClass.CHOICE, List.of(), NOW);
        var head = AppointmentHead.first(key, new EventOrder(1L, null, Action.CREATE), "d", mail.ref())
                .overtakenBy(new EventOrder(2L, null, Action.CANCEL), "e", new DispatchRef("b1", "b2"));
        assertThat(counter.store.commit(List.of(new Write.Create(mail), new Write.Advance(null, head))).done()).isTrue();
        counter.work.open(WorkItem.open("bcdef", HOSPITAL, null, Reason.of("PAPER_UNDELIVERED"), mail.ref(), NOW));

        assertThat(counter.call("/print/list", HOSPITAL, "").body().path("items")).hasSize(1);
        assertThat(counter.work.isOpen(HOSPITAL, "bcdef")).isFalse();
        assertThat(counter.call("/print/fetch", HOSPITAL, ", 'item': 'bcdef'").status()).isEqualTo(404);
    }

    @Test
    void anotherEstablishmentSeesNothingOfIt() {
        assertThat(counter.call("/print/fetch", OTHER, ", 'item': 'abcdef'").status()).isEqualTo(404);
        assertThat(counter.call("/print/list", OTHER, "").body().path("items")).isEmpty();
    }
}
