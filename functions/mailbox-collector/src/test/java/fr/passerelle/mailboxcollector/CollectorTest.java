package fr.passerelle.mailboxcollector;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.mail.Ending;
import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.core.mail.KeptMessage.Bearer;
import fr.passerelle.core.port.MailboxUnavailableException;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.formats.json.KeptMessageJson;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;
import fr.passerelle.memory.InMemoryMetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CollectorTest {
    private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final Post post = new Post();

    @Test
    void aDeliveryConfirmsAReadingReadsAndAFailureFails() {
        Dispatch first = post.sent("1", DispatchState.SENT);
        Dispatch second = post.sent("2", DispatchState.SENT);
        post.comes(Post.read(first));
        post.comes(Post.delivered(first));
        post.comes(Post.failed(second));

        assertThat(post.run()).isEqualTo(3);

        assertThat(post.stored(first).state()).isEqualTo(DispatchState.READ);
        assertThat(post.stored(second)).satisfies(failed -> {
            assertThat(failed.state()).isEqualTo(DispatchState.FAILED);
            assertThat(failed.refusal()).isEqualTo(RefusalClass.CHOICE);
            assertThat(failed.reasons()).containsExactly(Reason.of("MAIL_CLOSED", "550"));
        });
        assertThat(post.mail.waiting(Post.BOX)).isEmpty();
        assertThat(post.mail.settled(Post.BOX)).isEqualTo(3);
    }

    /** Acceptance scenario 14 (use-cases.md §11). */
    @Test
    void anAnswerWithAPhotoGoesToTheOwnerOfThePathway() {
        Dispatch mail = post.sent("1", DispatchState.SENT);
        post.comes(Post.answer(mail, "image/png", PNG));

        post.run();

        assertThat(post.stored(mail).state()).isEqualTo(DispatchState.ANSWERED);
        KeptMessage kept = post.events.getFirst();
        assertThat(kept.owner()).isEqualTo("Infirmière de coordination");
        assertThat(kept.mailbox()).isEqualTo("cardio@chu-demo.mssante.fr");
        String place = "replies/" + Post.FINESS + "/" + mail.ref().inputId() + "/" + kept.id() + "/";
        assertThat(post.vault.paths()).containsExactly(place + "files/1.png", place + "message.eml", place + "reply.json");
        assertThat(post.vault.open(place + "reply.json")).asString(StandardCharsets.UTF_8).contains("\"text\":\"Voici la photo.\"");
        assertThat(post.results.find(Post.FINESS + "/" + kept.id() + ".reply.json")).isPresent().get()
                .satisfies(json -> assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("photo", "ALICE", "27903512"));
        assertThat(post.toDo()).isEmpty();
    }

    @Test
    void anAnswerToAScheduledStepGoesToTheOwnerOfTheStepsPathway() {
        Dispatch step = post.sentStep("stay", "P05-suivi");
        post.comes(Post.answer(step, "image/png", PNG));

        post.run();

        assertThat(post.events.getFirst().pathway()).isEqualTo("P05-suivi");
        assertThat(post.events.getFirst().owner()).isEqualTo("Infirmière de coordination");
    }

    /** use-cases.md §5.I: the next mail of the appointment says the right thing. */
    @Test
    void anAppointmentKnowsWhichOfItsMailsCameBackAndWhichArrivedAfterAll() {
        var key = new AppointmentKey(Post.FINESS, "RDV-1");
        Dispatch first = post.told(key, "1");
        Dispatch second = post.told(key, "2");
        var head = new AppointmentHead(key, new EventOrder(2L, null, Action.CHANGE), "d", second.ref(),
                List.of(first.ref(), second.ref()), 1, 0);
        assertThat(post.store.commit(List.of(new Write.Advance(null, head))).done()).isTrue();
        post.comes(Post.failed(second));
        post.run();
        assertThat(post.store.appointment(key)).get().returns(List.of(first.ref()), AppointmentHead::told);

        post.comes(Post.delivered(second));
        post.run();
        assertThat(post.store.appointment(key)).get().returns(List.of(first.ref(), second.ref()), AppointmentHead::told);
    }

    /** docs/decisions/0164-ids-of-a-replay.md */
    @Test
    void aProofThatAReplayedMailArrivedAfterAllKeepsItsSuccessorFromLeavingAndALateFailureDoesNot() {
        Dispatch mail = post.sent("1", DispatchState.SENT);
        post.comes(Post.failed(mail));
        post.run();
        Dispatch failed = post.stored(mail);
        Reason order = Reason.of("REPLAYED", "exploitation", "o1");
        Dispatch successor = failed.successor(order, Post.NOW);
        assertThat(post.store.commit(List.of(new Write.Move(failed, failed.replayed(order, Post.NOW)), new Write.Create(successor))).done())
                .isTrue();

        post.comes(Post.failed(mail).replace("d-2", "d-3"));
        post.run();
        assertThat(post.stored(successor).state()).isEqualTo(DispatchState.READY);

        post.comes(Post.delivered(mail));
        post.run();
        assertThat(post.stored(successor).state()).isEqualTo(DispatchState.CONFIRMED);
        assertThat(post.stored(mail).state()).isEqualTo(DispatchState.REPLAYED);
    }

    /** use-cases.md K14; the envelope id tells which submission came back. */
    @Test
    void aMailThatCameBackFromAFullMailboxWaitsToLeaveAgain() {
        Dispatch mail = post.sent("1", DispatchState.SENT);
        post.comes(Post.failed(mail).replace("550 5.1.1 unknown", "552 5.2.2 full").replace("Status: 5.1.1", "Status: 5.2.2"));
        post.run();

        assertThat(post.stored(mail)).returns(DispatchState.READY, Dispatch::state)
                .returns(List.of(Reason.of("MAIL_AGAIN", "522")), Dispatch::reasons);
        assertThat(post.stored(mail).wakeAt()).contains(Post.NOW.plus(Duration.ofDays(1)));
        assertThat(post.toDo()).isEmpty();
    }

    /** messages.md §5.4: the application of the patient allows none, whatever else does is read by somebody. */
    @Test
    void anAnswerInAConversationThatWeEndedIsKeptAndSomebodyIsTold() {
        Dispatch sent = post.sent("1", DispatchState.SENT);
        Dispatch last = Ending.ask(sent, "secretariat", Post.NOW);
        Dispatch ended = Ending.close(sent, last, Post.NOW).orElseThrow();
        assertThat(post.store.commit(List.of(new Write.Move(sent, ended), new Write.Create(last))).done()).isTrue();
        post.comes(Post.answer(ended, "image/png", PNG));

        post.run();

        assertThat(post.toDo()).containsExactly("REPLY_AFTER_END");
        assertThat(post.stored(sent).state()).isEqualTo(DispatchState.CLOSED);
        assertThat(post.events).hasSize(1);
    }

    /** Acceptance scenario 14, second half: an unknown thread is visible. */
    @Test
    void anAnswerToNothingOfOursIsKeptAndShown() {
        Dispatch others = post.keep(post.received("x", Post.OTHER));
        post.comes(Post.answer(others, "image/png", PNG));
        post.comes("From: <a@b.mssante.fr>\nSubject: question\n\nBonjour\n");

        post.run();
        post.later(Duration.ofHours(50));
        post.run();

        assertThat(post.toDo()).containsExactly("MAIL_UNMATCHED", "MAIL_UNMATCHED");
        assertThat(post.stored(others).state()).as("another establishment's mail").isEqualTo(DispatchState.RECEIVED);
        assertThat(post.vault.paths()).allMatch(path -> path.startsWith("unmatched/" + Post.FINESS + "/"));
        assertThat(post.told()).hasSize(2).allMatch(event -> event.startsWith("UNMATCHED"));
        post.work.open(WorkItem.open("u", Post.FINESS, null, Reason.of("PAPER_UNREAD"), null, Post.NOW.plus(Duration.ofHours(48))));
        post.run();
        assertThat(post.metrics.drain()).contains(new InMemoryMetrics.Figure("OldestUnmatchedMailHours", 50, Map.of()),
                new InMemoryMetrics.Figure("UnreadMails", 1, Map.of("Establishment", Post.FINESS)),
                new InMemoryMetrics.Figure("UnreadMails", 0, Map.of("Establishment", Post.OTHER)),
                new InMemoryMetrics.Figure("OldestUnreadHours", 2, Map.of()),
                new InMemoryMetrics.Figure("UnansweredMails", 0, Map.of("Establishment", Post.FINESS)));
    }

    /** Acceptance scenario 24: the virus test file is put in quarantine and the service is told. */
    @Test
    void aHarmfulFileGoesToQuarantineWithItsMessageAndTheServiceIsTold() {
        Dispatch mail = post.sent("1", DispatchState.SENT);
        post.comes(Post.answer(mail, "application/pdf",
                Base64.getEncoder().encodeToString(("%PDF-1.4 " + Post.EICAR).getBytes(StandardCharsets.US_ASCII))));

        post.run();

        assertThat(post.toDo()).containsExactly("ATTACHMENT_QUARANTINED");
        assertThat(post.work.open(Post.FINESS).getFirst().unit()).isEqualTo("CARDIO");
        assertThat(post.stored(mail).state()).isEqualTo(DispatchState.ANSWERED);
        assertThat(post.vault.paths()).filteredOn(path -> !path.endsWith("reply.json")).hasSize(2)
                .allMatch(path -> path.startsWith("quarantine/" + Post.FINESS + "/"));
        assertThat(post.events.getFirst().files()).singleElement().satisfies(file -> assertThat(file.refused()).isEqualTo("harmful"));
    }

    @Test
    void anArchiveThatIsNoneIsKeptInQuarantineAndTold() {
        post.comes("""
                Subject: XDM/1.0/DDM+CR EXEMPLE
                Message-ID: <x-1@ch-autre.mssante.fr>
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: application/zip; name="IHE_XDM.zip"
                Content-Transfer-Encoding: base64

                UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==
                --b--
                """);

        post.run();

        assertThat(post.toDo()).as("nobody is asked to file it").containsExactly("ATTACHMENT_QUARANTINED");
        assertThat(post.vault.paths()).anyMatch(path -> path.startsWith("inbound/" + Post.FINESS + "/"))
                .anyMatch(path -> path.startsWith("quarantine/" + Post.FINESS + "/"));
        assertThat(post.events.getFirst().kind()).isEqualTo(KeptMessage.Kind.ARCHIVE);
    }

    /** use-cases.md §5.K: whom documents are about is looked up, never told. */
    @Test
    void documentsReceivedSayWhetherTheirPatientIsOneOfTheEstablishment() {
        post.knows("279035121518989");
        post.comes(Post.archive("x-1", "279035121518989"));
        post.comes(Post.archive("x-2", "277076322082910"));

        post.run();

        assertThat(post.events).extracting(KeptMessage::patient).containsExactly(Bearer.KNOWN, Bearer.UNKNOWN);
        assertThat(post.toDo()).containsExactlyInAnyOrder("ARCHIVE_RECEIVED", "ARCHIVE_PATIENT_UNKNOWN");
        assertThat(post.vault.paths()).noneMatch(path -> path.contains("2790351") || path.contains("2770763"));
        assertThat(post.events).allSatisfy(event -> assertThat(new String(KeptMessageJson.write(event), StandardCharsets.UTF_8))
                .doesNotContain("2790351", "2770763"));
    }

    /** Documents in answer to a mail of ours: they are kept as such, and the mail is answered. */
    @Test
    void documentsThatAnswerAMailOfOursSayWhichAndAnswerIt() {
        Dispatch mail = post.sent("1", DispatchState.SENT);
        post.comes("In-Reply-To: <" + new MailId(mail.ref()).envelope() + "@x>\n" + Post.archive("x-1", "279035121518989"));
        post.comes(
                "Received: again\nIn-Reply-To: <" + new MailId(mail.ref()).envelope() + "@x>\n" + Post.archive("x-1", "279035121518989"));

        post.run();

        assertThat(post.stored(mail)).returns(DispatchState.ANSWERED, Dispatch::state).returns(mail.rev() + 1, Dispatch::rev);
        assertThat(post.events.getFirst()).returns(KeptMessage.Kind.ARCHIVE, KeptMessage::kind).returns(mail.ref().dispatchId(),
                KeptMessage::dispatch);
        assertThat(post.told()).hasSize(1);
    }

    @Test
    void machinesAreNotAnsweredNorKept() {
        Dispatch mail = post.sent("1", DispatchState.SENT);
        post.comes("Subject: absente\nAuto-Submitted: auto-replied\nIn-Reply-To: <"
                + new MailId(mail.ref()).envelope() + "@x>\n\nJe suis absente\n");

        assertThat(post.run()).isEqualTo(1);

        assertThat(post.stored(mail)).isEqualTo(mail);
        assertThat(post.vault.paths()).isEmpty();
        assertThat(post.events).isEmpty();
        assertThat(post.toDo()).isEmpty();
    }

    @Test
    void theSameMessageTwiceIsOneAnswer() {
        Dispatch mail = post.sent("1", DispatchState.SENT);
        post.comes(Post.answer(mail, "image/png", PNG));
        post.comes("Received: again\n" + Post.answer(mail, "image/png", PNG));

        post.run();

        assertThat(post.told()).hasSize(1);
        assertThat(post.vault.paths()).hasSize(3);
    }

    @Test
    void aNoticeThatOvertakesItsSubmissionWaitsWithoutHoldingUpTheOthers() {
        Dispatch sending = post.sent("1", DispatchState.SENDING);
        Dispatch sent = post.sent("2", DispatchState.SENT);
        post.comes(Post.delivered(sending));
        post.comes(Post.delivered(sent));

        assertThat(post.run()).isEqualTo(1);
        assertThat(post.mail.waiting(Post.BOX)).hasSize(1);
        assertThat(post.stored(sent).state()).isEqualTo(DispatchState.CONFIRMED);
        assertThat(post.store.commit(List.of(new Write.Move(sending, sending.sent(List.of(), Post.NOW)))).done()).isTrue();
        assertThat(post.run()).isEqualTo(1);

        assertThat(post.stored(sending).state()).isEqualTo(DispatchState.CONFIRMED);
    }

    @Test
    void aBoxNumberedAnewIsReadFromItsBeginning() {
        Dispatch mail = post.sent("1", DispatchState.SENT);
        Stream.of("a", "b", "c").forEach(n -> post.comes("Subject: " + n + "\nPrecedence: bulk\n\n"));
        post.run();
        post.comes(Post.delivered(mail));
        post.mail.renumber(Post.BOX);

        assertThat(post.run()).isEqualTo(1);
        assertThat(post.stored(mail).state()).isEqualTo(DispatchState.CONFIRMED);
    }

    @Test
    void aBoxThatDoesNotOpenIsToldAndReadLater() {
        Dispatch mail = post.sent("1", DispatchState.SENT);
        post.comes(Post.delivered(mail));
        post.mail.closed(true);
        assertThatThrownBy(post::run).isInstanceOf(MailboxUnavailableException.class);
        assertThat(post.metrics.drain().stream().filter(f -> f.name().equals("MailboxUnread") && f.value() == 1)).hasSize(2);

        post.mail.closed(false);
        assertThat(post.run()).isEqualTo(1);
    }

    /** Killed at any call of a port and run again, nothing is lost and nothing is done twice. */
    @Test
    void aRunKilledAnywhereIsMadeGoodByTheNextOne() {
        Crash whole = Crash.never();
        new Story().run(whole);
        assertThat(whole.calls()).isGreaterThan(30);
        for (int n = 1; n <= whole.calls(); n++) {
            for (When when : When.values()) {
                var story = new Story();
                Crash crash = Crash.at(n, when);
                assertThatThrownBy(() -> story.run(crash)).isInstanceOf(Crash.Killed.class);
                story.run(Crash.never());
                story.post.later(Duration.ofMinutes(4));
                story.run(Crash.never());
                story.ended("killed " + when + " call " + n);
            }
        }
    }

    private static final class Story {
        private final Post post = new Post();
        private final Dispatch answered = post.sent("1", DispatchState.SENT);
        private final Dispatch failed = post.sent("2", DispatchState.SENT);
        private final Dispatch documents = post.sent("3", DispatchState.SENT);

        Story() {
            post.comes(Post.answer(answered, "image/png", PNG));
            post.comes(Post.failed(failed));
            post.comes("From: <a@b.mssante.fr>\nSubject: question\n\nBonjour\n");
            post.comes("In-Reply-To: <" + new MailId(documents.ref()).envelope() + "@x>\n" + Post.archive("x-1", "279035121518989"));
        }

        void run(Crash crash) {
            post.run(crash);
        }

        void ended(String how) {
            assertThat(post.stored(answered)).as(how)
                    .satisfies(d -> assertThat(List.of(d.state(), d.rev())).containsExactly(DispatchState.ANSWERED, answered.rev() + 1));
            assertThat(post.stored(failed).rev()).as(how).isEqualTo(failed.rev() + 1);
            assertThat(post.stored(documents).rev()).as(how).isEqualTo(documents.rev() + 1);
            assertThat(post.told()).as(how).hasSize(3);
            assertThat(post.toDo()).as(how).containsExactlyInAnyOrder("MAIL_UNMATCHED", "ARCHIVE_PATIENT_UNKNOWN");
            assertThat(post.vault.paths()).as(how).hasSize(8);
            assertThat(post.mail.waiting(Post.BOX)).as(how).isEmpty();
            assertThat(post.mail.settled(Post.BOX)).as(how).isEqualTo(4);
        }
    }
}
