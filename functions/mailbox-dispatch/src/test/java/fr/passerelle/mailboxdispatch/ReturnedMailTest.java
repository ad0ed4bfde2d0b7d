package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.mail.Correspondence;
import fr.passerelle.core.mail.Insistence;
import fr.passerelle.core.mail.Notice;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;

import static org.assertj.core.api.Assertions.assertThat;

/** A mail that the operator took, then gave back because the mailbox is full (use-cases.md K14). */
class ReturnedMailTest {
    private static final String INPUT = Ids.input("letter");
    private static final Sequence ALONE = new Sequence(false, Duration.ofMinutes(15), false);
    private static final Duration DAY = Duration.ofDays(1);

    private final Desk desk = new Desk();
    private final Drops drops = new Drops(desk);

    @Test
    void scenario_12_itLeavesAgainEachDayUnderTheSameMessageIdThenThereIsPaper() {
        drops.document(INPUT, ALONE);
        drops.patientMail(INPUT, Crash.never());
        for (int day = 1; day <= 8; day++) {
            comes(full(drops.patientMail(INPUT).attempts()));
            desk.now = desk.now.plus(DAY);
            drops.sweep();
        }

        List<String> mails = desk.delivered.stream().filter(mail -> mail.contains("@patient.mssante.fr>")).toList();
        assertThat(mails).hasSize(8);
        assertThat(mails.stream().map(ReturnedMailTest::messageId)).containsOnly(drops.patientMail(INPUT).outsideId());
        assertThat(desk.envelopes).doesNotHaveDuplicates().allMatch(envelope -> MailId.attemptIn(envelope) > 0);
        assertThat(drops.patientMail(INPUT)).returns(DispatchState.FAILED, Dispatch::state)
                .returns(List.of(Reason.of("MAIL_FULL", "422")), Dispatch::reasons);
        assertThat(desk.work.open("750100125")).singleElement()
                .satisfies(i -> assertThat(i.reason().code()).isEqualTo("PAPER_UNDELIVERED"));
    }

    @Test
    void itDoesNotLeaveAfterANewerVersion() {
        drops.document(INPUT, ALONE);
        drops.patientMail(INPUT, Crash.never());
        drops.deletion("de1e", new Destinations(false, true, List.of()), "279035121518989");
        drops.patientMail("de1e", Crash.never());
        assertThat(desk.delivered).as("the document, and what asks to delete it").hasSize(2);
        comes(full(1));
        desk.now = desk.now.plus(DAY);
        drops.sweep();

        assertThat(drops.patientMail(INPUT)).returns(DispatchState.CANCELLED, Dispatch::state)
                .returns(List.of(Reason.of("MAIL_OVERTAKEN")), Dispatch::reasons);
    }

    /** Whatever comes back, how often, how late and in which order, and wherever a run dies: the mailbox takes one mail at most. */
    @Property(tries = 100)
    void theMailboxNeverTakesTwo(@ForAll Random random) {
        var story = new Desk();
        var mails = new Drops(story);
        mails.document(INPUT, ALONE);
        story.handle(mails.patientMail(INPUT).ref(), Crash.never());
        var notices = new ArrayList<Notice>();
        int told = 0;
        int taken = 0;
        for (int round = 0; round < 40; round++) {
            for (; told < story.envelopes.size(); told++) {
                int attempt = MailId.attemptIn(story.envelopes.get(told));
                boolean takes = random.nextInt(3) == 0;
                taken += takes ? 1 : 0;
                Notice notice = takes ? new Notice.Delivered() : full(random.nextInt(4) == 0 ? 0 : attempt);
                notices.addAll(List.of(notice, notice));
            }
            if (!notices.isEmpty() && random.nextBoolean()) {
                Notice notice = notices.remove(random.nextInt(notices.size()));
                if (!comes(story, mails, notice)) {
                    notices.add(notice);
                }
            }
            story.now = story.now.plus(Duration.ofHours(1 + random.nextInt(30)));
            sweep(story, mails, random);
        }

        assertThat(taken).isLessThanOrEqualTo(1);
    }

    private static void sweep(Desk desk, Drops drops, Random random) {
        Crash crash = random.nextInt(3) == 0 ? Crash.at(1 + random.nextInt(15), When.values()[random.nextInt(2)]) : Crash.never();
        Dispatch mail = drops.patientMail(INPUT);
        if (mail.wakeAt().filter(at -> !at.isAfter(desk.now)).isPresent()) {
            if (mail.state() == DispatchState.READY) {
                desk.store.commit(List.of(new Write.Move(mail, mail.released(desk.now))));
            }
            try {
                desk.handle(mail.ref(), crash);
            } catch (Crash.Killed | LeaseRunningException _) {
                // The message comes back.
            }
        }
    }

    private void comes(Notice notice) {
        assertThat(comes(desk, drops, notice)).isTrue();
    }

    private static boolean comes(Desk desk, Drops drops, Notice notice) {
        Dispatch mail = drops.patientMail(INPUT);
        return switch (Correspondence.after(mail, notice, desk.now)) {
            case Correspondence.Step.Become(Dispatch after) -> desk.store.commit(List.of(new Write.Move(mail, after))).done();
            case Correspondence.Step.Stays() -> true;
            case Correspondence.Step.Later() -> false;
        };
    }

    private static Notice full(int attempt) {
        return new Notice.Undelivered("422", RefusalClass.CHOICE, Reason.of("MAIL_FULL", "422"), Insistence.DAILY, attempt);
    }

    private static String messageId(String mail) {
        return mail.lines().filter(line -> line.startsWith("Message-ID:")).findFirst().orElseThrow().substring("Message-ID: ".length());
    }
}
