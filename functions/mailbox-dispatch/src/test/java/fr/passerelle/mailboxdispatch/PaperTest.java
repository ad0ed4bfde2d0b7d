package fr.passerelle.mailboxdispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.mail.Correspondence;
import fr.passerelle.core.mail.Notice;
import fr.passerelle.core.paper.PaperReason;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.pathway.Fallback;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryPathways;

import static org.assertj.core.api.Assertions.assertThat;

/** Paper for those whom no message reaches (use-cases.md §5.F). */
class PaperTest {
    private static final String INPUT = "0a1b";
    private static final Sequence ALONE = new Sequence(false, Duration.ofMinutes(15), false);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Desk desk = new Desk();
    private final Drops drops = new Drops(desk);

    @Test
    void scenario_12_a_full_mailbox_is_tried_again_until_it_takes_the_mail() {
        desk.answers.add(new Submission.Refused("422"));
        mailed();
        assertThat(drops.patientMail(INPUT).state()).isEqualTo(DispatchState.READY);
        later(Duration.ofDays(1));

        assertThat(drops.patientMail(INPUT).state()).isEqualTo(DispatchState.SENT);
        assertThat(printed()).isEmpty();
    }

    @Test
    void scenario_12_a_mailbox_that_does_not_exist_puts_the_document_on_the_print_list() {
        desk.answers.add(new Submission.Refused("550"));
        mailed();

        assertThat(printed()).singleElement().satisfies(item -> {
            assertThat(item.reason()).isEqualTo(Reason.of("PAPER_UNDELIVERED"));
            PrintJob job = new VaultPackages(desk.vault).printJob(Drops.ref(INPUT, Destination.PATIENT_MAILBOX, 0))
                    .orElseThrow();
            assertThat(job.sheet()).contains("PAT-TROIS DOMINIQUE, née le 24/03/1979, IPP IPP-001")
                    .contains("à prendre dans le dossier administratif");
            assertThat(job.pages()).singleElement().satisfies(page -> assertThat(page.path()).isEqualTo(INPUT + "/0.pdf"));
            assertThat(job.patient()).isNotEmpty();
        });
    }

    @Test
    void scenario_12_a_mail_too_large_says_so_and_says_nothing_of_the_mailbox() {
        desk.answers.add(new Submission.Refused("523"));
        mailed();

        assertThat(drops.patientMail(INPUT).reasons()).extracting(Reason::code).containsExactly("MAIL_TOO_LARGE_THERE");
        assertThat(printed()).isEmpty();
    }

    @Test
    void scenario_13_what_is_not_read_in_time_is_printed_and_a_later_reading_tells_both() {
        mailed();
        later(WEEK);
        assertThat(printed()).singleElement().returns(Reason.of("PAPER_UNREAD"), WorkItem::reason);
        Dispatch unread = drops.patientMail(INPUT);
        assertThat(unread.wakeAt()).as("looked at once").isEmpty();

        move(unread, unread.printed(List.of(printed().getFirst().reason(), Reason.of("PAPER_PRINTED", "accueil")), desk.now));
        told(new Notice.Read());

        assertThat(drops.patientMail(INPUT)).returns(DispatchState.READ, Dispatch::state)
                .satisfies(d -> assertThat(d.reasons()).extracting(Reason::code).containsExactly("MAIL_REACHED_AFTER_PAPER"));
        assertThat(desk.reasons.of(new FixedPatientKeys().key("750100125", new Ins("279035121518989", InsAuthority.NIR_TEST)),
                InMemoryPathways.DOCUMENTS)).as("the next document is mailed again").isEmpty();
    }

    @Test
    void aMailThatCouldNotBeDeliveredAfterAllIsPrinted() {
        mailed();
        told(new Notice.Undelivered("550", RefusalClass.CHOICE, Reason.of("MAIL_CLOSED", "550")));

        assertThat(printed()).singleElement().returns(Reason.of("PAPER_UNDELIVERED"), WorkItem::reason);
    }

    @Test
    void whatIsReadBeforeAnybodyPrintedItNeedNotBePrinted() {
        mailed();
        later(WEEK);
        told(new Notice.Read());

        assertThat(printed()).isEmpty();
    }

    @Test
    void theNextMessagesOfThePathwayArePrintedUntilTheMailboxIsTriedAgain() {
        appointments(new Fallback(true, 7, 1), Reply.CLOSED);
        appointment("create", 1);
        later(WEEK);
        appointment("change", 2);
        assertThat(printed()).as("the newest version only").singleElement().returns(Reason.of("PAPER_UNREAD"), WorkItem::reason);
        assertThat(desk.delivered).hasSize(1);

        desk.now = desk.now.atOffset(ZoneOffset.UTC).plus(Period.ofMonths(1)).toInstant();
        appointment("change", 3);
        assertThat(desk.delivered).hasSize(2);
    }

    @Test
    void ofAnAppointmentThatChangedOnlyWhatItHasBecomeIsPrinted() {
        appointments(new Fallback(true, 7, 1), Reply.CLOSED);
        appointment("create", 1);
        appointment("change", 2);
        later(WEEK);

        assertThat(desk.delivered).hasSize(2);
        assertThat(printed()).singleElement().extracting(WorkItem::dispatch)
                .isEqualTo(desk.store.appointment(Desk.KEY).orElseThrow().dispatch());
    }

    @Test
    void aDocumentThatIsDeletedNeedNotBePrinted() {
        mailed();
        later(WEEK);
        assertThat(printed()).hasSize(1);

        drops.deletion("0a1c", new Destinations(false, true, List.of()), "279035121518989");
        drops.patientMail("0a1c", Crash.never());
        assertThat(printed()).isEmpty();

        later(WEEK);
        assertThat(printed()).as("nor the message that says so").isEmpty();
    }

    @Test
    void aPatientWhoWantsPaperGetsPaperAndNoMail() {
        desk.consents.append(new FixedPatientKeys().key("750100125", new Ins("279035121518989", InsAuthority.NIR_TEST)),
                ChoiceRecord.of(new Choice.PaperWish(), "desk", "accueil", desk.now, desk.now));
        mailed();

        assertThat(desk.delivered).isEmpty();
        assertThat(printed()).singleElement().returns(Reason.of("PAPER_ASKED"), WorkItem::reason);
    }

    @Test
    void aMailboxFoundClosedIsLeftAloneForThirtyDaysByEveryPathway() {
        appointments(new Fallback(false, 7, 6), Reply.CLOSED);
        desk.answers.add(new Submission.Refused("550"));
        mailed();

        appointment("create", 1);
        assertThat(desk.delivered).isEmpty();
        assertThat(desk.dispatches()).filteredOn(d -> d.state() == DispatchState.REFUSED).singleElement()
                .returns(RefusalClass.CHOICE, Dispatch::refusal)
                .satisfies(d -> assertThat(d.reasons()).extracting(Reason::code).containsExactly("PAPER_CLOSED"));
        assertThat(printed()).as("the document only: the appointments' pathway has no paper").hasSize(1);

        desk.now = desk.now.plus(Duration.ofDays(30));
        appointment("change", 2);
        assertThat(desk.delivered).as("tried again").hasSize(1);
    }

    @Test
    void anotherPathwayThatPrintsDoesSoWithoutTrying() {
        appointments(new Fallback(true, 7, 6), Reply.CLOSED);
        desk.answers.add(new Submission.Refused("550"));
        mailed();

        appointment("create", 1);
        assertThat(desk.delivered).isEmpty();
        assertThat(printed()).extracting(WorkItem::reason).contains(Reason.of("PAPER_CLOSED"));
    }

    @Test
    void aMailThatIsReadShowsThatTheMailboxIsOpen() {
        desk.reasons.note(new FixedPatientKeys().key("750100125", new Ins("279035121518989", InsAuthority.NIR_TEST)),
                PaperReason.closed(desk.now.minus(Duration.ofDays(31))));
        mailed();
        told(new Notice.Read());

        assertThat(desk.reasons.of(new FixedPatientKeys().key("750100125", new Ins("279035121518989", InsAuthority.NIR_TEST)),
                PaperReason.EVERY)).isEmpty();
    }

    @Test
    void aPathwayWithoutPaperPrintsNothing() {
        appointments(new Fallback(false, 7, 6), Reply.CLOSED);
        desk.answers.add(new Submission.Refused("550"));
        appointment("create", 1);

        assertThat(printed()).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotComeIsToldOnceItsDelayIsOver() {
        appointments(Fallback.USUAL, new Reply(Reply.Policy.OPEN, "secretariat@chu-demo.mssante.fr", "Secrétariat", null, null,
                Duration.ofDays(2)));
        receive(answered("create", 1));
        read();
        assertThat(printed()).isEmpty();
        later(Duration.ofDays(2));

        assertThat(desk.work.open("750100125")).singleElement().returns(Reason.of("REPLY_UNANSWERED", "2"), WorkItem::reason);
        assertThat(desk.only().wakeAt()).isEmpty();
    }

    @Test
    void nobodyWaitsForTheAnswerToAMessageThatCannotBeAnswered() {
        appointments(Fallback.USUAL, new Reply(Reply.Policy.OPEN, "secretariat@chu-demo.mssante.fr", "Secrétariat", null, null,
                Duration.ofDays(2)));
        appointment("create", 1);
        read();
        later(Duration.ofDays(2));

        assertThat(desk.work.open("750100125")).isEmpty();
        assertThat(desk.only().wakeAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void killedAnywhereAndRunAgainTheItemIsOpenedOnceAndTheReasonKept(int call) {
        for (When when : When.values()) {
            var killed = new Desk();
            var other = new Drops(killed);
            other.document(INPUT, ALONE);
            other.patientMail(INPUT, Crash.never());
            killed.now = killed.now.plus(WEEK);
            try {
                other.patientMail(INPUT, Crash.at(call, when));
            } catch (Crash.Killed _) {
                other.sweep();
            }
            other.sweep();

            assertThat(killed.work.open("750100125")).hasSize(1);
            assertThat(other.patientMail(INPUT).wakeAt()).isEmpty();
        }
    }

    private void mailed() {
        drops.document(INPUT, ALONE);
        drops.patientMail(INPUT, Crash.never());
    }

    private void later(Duration wait) {
        desk.now = desk.now.plus(wait);
        drops.sweep();
    }

    private void read() {
        Dispatch sent = desk.only();
        move(sent, ((Correspondence.Step.Become) Correspondence.after(sent, new Notice.Read(), desk.now)).after());
        desk.handle(sent.ref(), Crash.never());
    }

    private static byte[] answered(String action, int version) {
        String event = new String(Desk.event(action, version), StandardCharsets.UTF_8);
        return event.replaceFirst("\\}\\s*$", ", \"message\": {\"replyAllowed\": true}}").getBytes(StandardCharsets.UTF_8);
    }

    private void appointment(String action, int version) {
        receive(Desk.event(action, version));
    }

    private void receive(byte[] event) {
        desk.receive(event, Crash.never());
        desk.queue.drain().forEach(message -> desk.handle(message.ref(), Crash.never()));
    }

    /** What comes back moves the mail; the releaser then hands it over. */
    private void told(Notice notice) {
        Dispatch mail = drops.patientMail(INPUT);
        move(mail, ((Correspondence.Step.Become) Correspondence.after(mail, notice, desk.now)).after());
        drops.sweep();
        assertThat(drops.patientMail(INPUT).wakeAt()).as("followed once").isEmpty();
    }

    private void move(Dispatch before, Dispatch after) {
        assertThat(desk.store.commit(List.of(new Write.Move(before, after))).done()).isTrue();
    }

    private void appointments(Fallback fallback, Reply reply) {
        Pathway any = desk.pathways.of("750100125").find(InMemoryPathways.APPOINTMENTS).orElseThrow();
        desk.pathways
                .put(new Pathway(any.establishment(), any.id(), any.title(), any.state(), any.from(), any.to(), any.sites(), any.units(),
                        any.trigger(), any.types(), any.sequence(), reply, any.text(), any.steps(), fallback, any.pilotUnits(), any.cme(),
                        any.owners(), any.version()));
    }

    private List<WorkItem> printed() {
        return desk.work.open("750100125").stream().filter(item -> item.reason().code().startsWith("PAPER_")).toList();
    }
}
