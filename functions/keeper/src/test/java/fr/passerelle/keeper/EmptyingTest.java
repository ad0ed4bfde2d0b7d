package fr.passerelle.keeper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;

/** When content goes, and what of it. */
class EmptyingTest {
    private final Cellar cellar = new Cellar();
    private final Input input = cellar.drop("lettre");

    @Test
    void contentGoesThirtyDaysAfterTheLastBranchWasSettled() {
        cellar.confirmed(input, Destination.DMP);
        cellar.later(Duration.ofDays(2));
        cellar.confirmed(input, Destination.PATIENT_MAILBOX);
        cellar.days(29);
        assertThat(cellar.packed(input)).isTrue();
        cellar.days(1);
        assertThat(cellar.keeping(input).emptiedAt()).isEqualTo(cellar.now());
        assertThat(cellar.drops.kept()).isEmpty();
        assertThat(cellar.store.dispatches(input.id())).as("what remains is the state").hasSize(2);
    }

    @Test
    void theRawAnswersOfTheDmpAndWhomToAnswerGoAfterTwelveMonths() {
        cellar.confirmed(input, Destination.DMP);
        cellar.days(30);
        assertThat(cellar.vault.paths()).containsExactly(input.id() + "/dmp/m.answer", input.id() + "/hl7/answer.json");
        cellar.later(Duration.ofDays(334));
        cellar.run();
        assertThat(cellar.vault.paths()).hasSize(2);
        cellar.days(1);
        assertThat(cellar.vault.paths()).isEmpty();
        assertThat(cellar.keeping(input).lookAt()).isNull();
        assertThat(cellar.run()).isZero();
    }

    @Test
    void anAnnouncementToComeKeepsTheWholeChain() {
        cellar.link(input, "lettre", "lettre");
        cellar.confirmed(input, Destination.DMP);
        var chain = new ChainKey(Cellar.FINESS, "lettre");
        var pending = Announcement.pending(chain, input.id(), 0, cellar.now(), ZoneId.of("Europe/Paris"), null, null);
        cellar.commit(new Write.Announce(null, pending));
        cellar.days(40);
        assertThat(cellar.packed(input)).isTrue();
        cellar.commit(new Write.Announce(pending, pending.done()));
        cellar.days(1);
        assertThat(cellar.packed(input)).isFalse();
    }

    @Test
    void whatIsStillToBePrintedKeepsItsContent() {
        Dispatch mail = cellar.confirmed(input, Destination.PATIENT_MAILBOX);
        cellar.work.open(WorkItem.open(PrintJob.item(mail.ref()), Cellar.FINESS, null, Reason.of("PAPER_UNREAD"), mail.ref(),
                cellar.now()));
        cellar.days(40);
        assertThat(cellar.packed(input)).isTrue();
        cellar.work.close(Cellar.FINESS, PrintJob.item(mail.ref()), "secretariat", cellar.now());
        cellar.days(1);
        assertThat(cellar.packed(input)).isFalse();
    }

    @Test
    void aFileDroppedSinceUnderTheSameNameStays() {
        cellar.confirmed(input, Destination.DMP);
        cellar.later(Duration.ofDays(1));
        cellar.drops.put(Cellar.key("lettre.pdf"), "another".getBytes(StandardCharsets.UTF_8));
        cellar.days(40);
        assertThat(cellar.packed(input)).isFalse();
        assertThat(cellar.drops.find(Cellar.key("lettre.pdf"))).isPresent();
        assertThat(cellar.drops.find(Cellar.key("lettre.json"))).isEmpty();
    }

    @Test
    void aFileStaysAsLongAsTheDescriptorThatNamedItWaits() {
        Input file = cellar.register("lettre", InputKind.FILE, cellar.drops.find(Cellar.key("lettre.pdf")).orElseThrow(), "lettre");
        cellar.keep(cellar.received(input, Destination.DMP).held(HoldReason.IDENTITY, List.of(Reason.of("WHY")), cellar.now()));
        cellar.days(89);
        assertThat(cellar.drops.find(Cellar.key("lettre.pdf"))).isPresent();
        cellar.days(32);
        assertThat(cellar.drops.kept()).isEmpty();
        assertThat(cellar.keeping(file).emptiedAt()).isNotNull();
    }

    @Test
    void anOrphanIsGivenUpThenDeleted() {
        Input orphan = cellar.register("seul", InputKind.FILE, cellar.drops.put(Cellar.key("seul.pdf"), new byte[]{1}), "seul");
        Dispatch waiting = cellar.keep(cellar.received(orphan, Destination.NONE).held(HoldReason.PART, List.of(), cellar.now()));
        cellar.days(90);
        assertThat(cellar.stored(waiting).reasons()).containsExactly(Reason.of("PART_GIVEN_UP", "90"));
        assertThat(cellar.drops.find(Cellar.key("seul.pdf"))).isPresent();
        cellar.days(30);
        assertThat(cellar.drops.find(Cellar.key("seul.pdf"))).isEmpty();
    }
}
