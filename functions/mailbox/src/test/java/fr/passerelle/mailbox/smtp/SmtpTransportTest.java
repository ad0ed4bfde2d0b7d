package fr.passerelle.mailbox.smtp;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.port.MailTransport.Content;
import fr.passerelle.core.port.MailTransport.Mail;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.mailbox.Samples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class SmtpTransportTest {
    private static final String TEXT = "Subject: essai\r\nMessage-ID: <1@chu-demo.mssante.fr>\r\n\r\n.une ligne avec un point\r\n";

    @Test
    void aMailTakenArrivesAsItWasWritten() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            assertThat(transport(server.getSmtp().getPort()).submit(mail(TEXT.length(), out -> out.write(TEXT.getBytes(US_ASCII)))))
                    .isEqualTo(new Submission.Taken());

            var received = server.getReceivedMessages();
            assertThat(received).hasSize(1);
            assertThat(received[0].getSubject()).isEqualTo("essai");
            assertThat(received[0].getHeader("Message-ID")).containsExactly("<1@chu-demo.mssante.fr>");
            assertThat(received[0].getContent().toString()).isEqualToIgnoringNewLines(".une ligne avec un point");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 530 5.7.0 certificat, 530", "MAIL, 552 5.3.4 trop grand, 534", "RCPT, 550 5.1.1 inconnu, 550",
            "RCPT, 450 occupe, 450",
            "RCPT, 452 4.2.2 pleine, 422", "RCPT, 550 5.2.2 pleine, 522", "RCPT, 553 adresse, 553", "DATA, 451 plus tard, 451",
            "., 554 5.6.0 refus, 554", "., 421 arret, 421", "connect, 554 non, 554", "connect, 421 sature, 421"})
    void aRefusalKeepsTheCodeThatSaysMost(String moment, String answer, String code) throws Exception {
        try (var server = new ScriptedServer(Map.of(moment, answer))) {
            assertThat(submit(server)).isEqualTo(new Submission.Refused(code));
        }
    }

    @ParameterizedTest
    @CsvSource({"connect", "EHLO", "MAIL", "RCPT", "DATA"})
    void aConnectionLostBeforeTheEndOfTheContentSentNothing(String moment) throws Exception {
        try (var server = new ScriptedServer(Map.of(moment, ScriptedServer.DROP, "HELO", ScriptedServer.DROP))) {
            assertThat(submit(server)).isInstanceOf(Submission.NotSent.class);
        }
    }

    @Test
    void aConnectionLostAmidTheContentSentNothing() throws Exception {
        try (var server = new ScriptedServer(Map.of("content", ScriptedServer.DROP))) {
            var submission = transport(server.port()).submit(mail(16_000_000, out -> {
                for (int i = 0; i < 200_000; i++) {
                    out.write("une ligne parmi beaucoup d'autres, pour remplir les tampons du systeme\r\n".getBytes(US_ASCII));
                }
            }));

            assertThat(submission).isInstanceOf(Submission.NotSent.class);
        }
    }

    @Test
    void aConnectionLostAfterTheContentLeavesADoubt() throws Exception {
        try (var server = new ScriptedServer(Map.of(".", ScriptedServer.DROP))) {
            assertThat(submit(server)).isEqualTo(new Submission.InDoubt());
        }
    }

    @Test
    void aGoodbyeThatFailsDoesNotPutATakenMailInDoubt() throws Exception {
        try (var server = new ScriptedServer(Map.of("QUIT", ScriptedServer.DROP))) {
            assertThat(submit(server)).isEqualTo(new Submission.Taken());
        }
    }

    @Test
    void aContentThatCannotBeReadIsNeverEnded() throws Exception {
        try (var server = new ScriptedServer(Map.of())) {
            var submission = transport(server.port()).submit(mail(10, out -> {
                out.write("Subject: essai\r\n".getBytes(US_ASCII));
                throw new IOException("vault lost");
            }));

            assertThat(submission).isInstanceOf(Submission.NotSent.class);
        }
    }

    @Test
    void nobodyListeningSendsNothing() throws Exception {
        int free;
        try (var nobody = new ServerSocket(0)) {
            free = nobody.getLocalPort();
        }

        assertThat(transport(free).submit(mail(1, out -> out.write('x')))).isInstanceOf(Submission.NotSent.class);
    }

    @Test
    void noticesAreAskedOnlyWhenTheServerAnnouncesThem() throws Exception {
        try (var server = new ScriptedServer(Map.of("EHLO", "250-passerelle\r\n250 DSN"))) {
            submit(server);
            assertThat(server.heard()).anyMatch(l -> l.startsWith("MAIL FROM:<passerelle@chu-demo.mssante.fr>") && l.contains("RET=HDRS")
                    && l.contains("ENVID=env-1")).anyMatch(l -> l.startsWith("RCPT TO:") && l.contains("NOTIFY=SUCCESS,FAILURE,DELAY"));
        }
        try (var server = new ScriptedServer(Map.of())) {
            submit(server);
            assertThat(server.heard()).noneMatch(l -> l.contains("RET=") || l.contains("NOTIFY") || l.contains("ENVID"));
        }
    }

    @Test
    void withoutStartTlsOnTheServerNothingIsSaidWhenItIsRequired() throws Exception {
        try (var server = new ScriptedServer(Map.of())) {
            var secured = new SmtpTransport(
                    new SmtpSettings("127.0.0.1", server.port(), true, Duration.ofSeconds(2), Duration.ofSeconds(2)), new SmtpCodes(),
                    _ -> Optional.empty());

            assertThat(secured.submit(mail(1, out -> out.write('x')))).isInstanceOf(Submission.NotSent.class);
            assertThat(server.heard()).noneMatch(l -> l.startsWith("MAIL") || l.startsWith("RCPT"));
        }
    }

    private static Submission submit(ScriptedServer server) {
        return transport(server.port()).submit(mail(TEXT.length(), out -> out.write(TEXT.getBytes(US_ASCII))));
    }

    private static SmtpTransport transport(int port) {
        return new SmtpTransport(new SmtpSettings("127.0.0.1", port, false, Duration.ofSeconds(2), Duration.ofSeconds(2)), new SmtpCodes(),
                _ -> Optional.empty());
    }

    private static Mail mail(long size, Content content) {
        return new Mail("env-1", Samples.establishment(), "279035121518989@patient.mssante.fr", size, content);
    }
}
