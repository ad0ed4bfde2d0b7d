package fr.passerelle.simulators.mssante;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.simulators.mssante.imap.BoxMessage;
import fr.passerelle.simulators.mssante.post.Answer;
import fr.passerelle.simulators.mssante.post.Delivery.Form;
import fr.passerelle.simulators.mssante.post.Habit;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes back to the mailboxes of the hospital. */
class PostOfficeTest {
    private static final Instant NOW = Instant.parse("2026-03-09T10:31:00Z");
    private static final String SENDER = "cardio@ch-test.mssante.fr";
    private static final String REPLY_TO = "secretariat.cardio@ch-test.mssante.fr";
    private static final String MAIL = "<dispatch-1@ch-test.mssante.fr>";
    private static final SampleMail OPEN = SampleMail.right().with("X-MSS-MES: FIN\n", "");

    private MssanteSimulator operator;

    @BeforeEach
    void start() throws IOException {
        operator = MssanteSimulator.start(MssanteSettings.test("patient.formation.mssante.fr", InstantSource.fixed(NOW)));
    }

    @AfterEach
    void stop() throws IOException {
        operator.close();
    }

    @Test
    void a_delivery_is_told_at_once_when_success_was_asked() throws Exception {
        SampleMail.right().send(operator);

        assertThat(only(SENDER)).contains("\r\nOriginal-Envelope-Id: env-1\r\n", "\r\nAction: delivered\r\nStatus: 2.0.0\r\n",
                "\r\nOriginal-Recipient: rfc822;" + SampleMail.PATIENT + "\r\n", "\r\nMessage-ID: " + MAIL + "\r\n", "Return-Path: <>\r\n")
                .doesNotContain("IHE_XDM.zip");
        MimeMessage read = parsed(SENDER);
        assertThat(read.isMimeType("multipart/report")).isTrue();
        assertThat(((Multipart) read.getContent()).getCount()).isEqualTo(3);
    }

    @Test
    void a_late_delivery_is_told_twice() throws Exception {
        operator.scenarios().once(SampleMail.PATIENT, MailScenario.delayed(Duration.ofHours(8)));
        SampleMail.right().send(operator);
        assertThat(inbox(SENDER)).isEmpty();

        operator.advanceTo(NOW.plus(Duration.ofHours(5)));
        assertThat(only(SENDER)).contains("Action: delayed\r\nStatus: 4.4.1\r\n");

        operator.advanceTo(NOW.plus(Duration.ofHours(9)));
        assertThat(inbox(SENDER)).hasSize(2).last().satisfies(told -> {
            assertThat(told.source()).contains("Action: delivered");
            assertThat(told.receivedAt()).isEqualTo(NOW.plus(Duration.ofHours(8)));
        });
    }

    @Test
    void a_failure_is_told_as_a_report_or_as_a_text() throws Exception {
        operator.scenarios().once(SampleMail.PATIENT, MailScenario.closedLater(Form.REPORT));
        operator.scenarios().once(SampleMail.PATIENT, MailScenario.tooLargeLater(Form.UNDELIVERED));
        operator.scenarios().once(SampleMail.PATIENT, MailScenario.unknownLater(Form.NOT_DISTRIBUTED));
        for (int i = 0; i < 3; i++) {
            SampleMail.right().send(operator);
        }

        operator.advanceTo(NOW.plus(Duration.ofMinutes(2)));

        List<String> told = inbox(SENDER).stream().map(BoxMessage::source).toList();
        assertThat(told).hasSize(3);
        assertThat(told.get(0)).contains("Action: failed\r\nStatus: 5.2.1\r\n", "Diagnostic-Code: smtp; 550 5.2.1 mailbox disabled");
        assertThat(told.get(1)).contains("Subject: Undelivered Mail Returned to Sender\r\n", "(552 5.3.4)", MAIL)
                .doesNotContain("multipart/report");
        assertThat(told.get(2)).contains("=?UTF-8?Q?Message_non_distribu=C3=A9?=", "Original Message-ID: " + MAIL);
    }

    @Test
    void a_patient_reads_on_the_seventh_day_and_once() throws Exception {
        operator.habits().set(SampleMail.PATIENT, new Habit.Reads(Duration.ofDays(7)),
                new Habit.Answers(Duration.ofDays(8), Answer.plain()));
        OPEN.send(operator);

        operator.advanceTo(NOW.plus(Duration.ofDays(6)));
        assertThat(inbox(SENDER)).hasSize(1);
        operator.advanceTo(NOW.plus(Duration.ofDays(30)));

        assertThat(inbox(SENDER)).hasSize(2).last()
                .satisfies(told -> assertThat(told.source()).contains("Original-Message-ID: " + MAIL + "\r\n",
                        "Disposition: manual-action/MDN-sent-automatically; displayed\r\n", "Date: Mon, 16 Mar 2026 11:31:00 +0100\r\n"));
        assertThat(only(REPLY_TO)).contains("In-Reply-To: " + MAIL + "\r\n", "References: " + MAIL + "\r\n");
    }

    @Test
    void an_answer_may_bring_a_photo_a_virus_or_no_thread() throws Exception {
        operator.habits().set(SampleMail.PATIENT, new Habit.Answers(Duration.ofHours(1), Answer.photo()),
                new Habit.Answers(Duration.ofHours(2), Answer.eicar()), new Habit.Answers(Duration.ofHours(3), Answer.withoutThread()));
        OPEN.send(operator);
        operator.advanceTo(NOW.plus(Duration.ofHours(3)));

        List<BoxMessage> answers = inbox(REPLY_TO);
        assertThat(answers).hasSize(3);
        assertThat(((Multipart) message(answers.get(0)).getContent()).getBodyPart(1).getInputStream().readAllBytes())
                .startsWith(0xFF, 0xD8, 0xFF);
        assertThat(((Multipart) message(answers.get(1)).getContent()).getBodyPart(1).getInputStream().readAllBytes()).hasSize(68);
        assertThat(answers.get(2).source()).doesNotContain("In-Reply-To");
    }

    @Test
    void nobody_answers_a_mail_that_takes_no_answer_nor_an_exchange_that_was_ended() throws Exception {
        operator.habits().set(SampleMail.PATIENT, new Habit.Answers(Duration.ofHours(1), Answer.plain()));
        SampleMail.right().send(operator);
        OPEN.with("dispatch-1@", "dispatch-2@").send(operator);
        OPEN.with("dispatch-1@", "dispatch-3@")
                .with("XDM/1.0/DDM+CR =?UTF-8?Q?hospitalier_=28s=C3=A9jour=29?= PAT-TROIS DOMINIQUE 28/03/1979", "[FIN]").send(operator);

        operator.advanceTo(NOW.plus(Duration.ofHours(2)));

        assertThat(inbox(REPLY_TO)).isEmpty();
        assertThat(operator.refusedAnswers()).contains(MAIL, "<dispatch-2@ch-test.mssante.fr>");
    }

    @Test
    void a_machine_answers_for_somebody_away_and_for_software_that_cannot_file() throws Exception {
        operator.habits().set(SampleMail.PATIENT, new Habit.Away(),
                new Habit.CannotFile(Duration.ZERO, "902", "Identifiant de patient inconnu", true));
        SampleMail.right().send(operator);

        assertThat(inbox(SENDER).stream().map(BoxMessage::source)).anyMatch(m -> m.contains("Auto-Submitted: auto-replied\r\nSubject: =?"))
                .anyMatch(m -> m.contains("processed/Error: 902^Identifiant de patient inconnu"));
    }

    private List<BoxMessage> inbox(String box) {
        return operator.boxes().messages(box, "INBOX");
    }

    private String only(String box) {
        assertThat(inbox(box)).hasSize(1);
        return inbox(box).getFirst().source();
    }

    private MimeMessage parsed(String box) throws Exception {
        return message(inbox(box).getFirst());
    }

    private static MimeMessage message(BoxMessage message) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message.bytes()));
    }
}
