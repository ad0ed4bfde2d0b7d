package fr.passerelle.mailbox.imap;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.port.IncomingMail;
import fr.passerelle.core.port.MailboxUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The adapter against an IMAP server that is not ours. */
class ImapMailTest {
    private static final Establishment HOSPITAL = new Establishment("690781810", "Hôpital fictif", List.of(), "1690781810",
            "1.2.3", "1.2.3.1", "1.2.3.2", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of(), "0100000000",
            new Mailbox("labo@chu-demo.mssante.fr", "Hôpital", "b@chu-demo.mssante.fr"), Map.of(), List.of(), InformationPolicy.SEND,
            false);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void messagesAreListedReadAsTheyCameAndMovedOnceSettled() throws Exception {
        GreenMailUser user = server.setUser(HOSPITAL.mailbox().address(), HOSPITAL.mailbox().address(), "");
        for (String subject : new String[]{"un", "deux", "trois"}) {
            user.deliver(GreenMailUtil.newMimeMessage("Subject: " + subject + "\r\nMessage-ID: <" + subject + "@x>\r\n\r\ncorps\r\n"));
        }
        try (IncomingMail.Box box = mail().open(HOSPITAL)) {
            assertThat(box.validity()).isPositive();
            assertThat(box.above(0, 2)).containsExactly(1L, 2L);
            assertThat(box.above(3, 10)).as("the last message is below").isEmpty();
            assertThat(new String(box.read(2, 10_000), StandardCharsets.US_ASCII)).contains("Subject: deux").endsWith("\r\n\r\ncorps\r\n");
            assertThat(box.read(2, 5)).hasSize(5);
            box.settled(2);
            box.settled(2);
            assertThat(box.read(2, 10)).isEmpty();
            assertThat(box.above(0, 10)).containsExactly(1L, 3L);
        }
        MailFolder done = server.getManagers().getImapHostManager().getFolder(user, "TRAITE");
        assertThat(done.getMessageCount()).isEqualTo(1);
    }

    @Test
    void aBoxThatDoesNotOpenIsToldWithoutItsAddress() {
        ImapMail mail = mail();
        server.stop();
        assertThatThrownBy(() -> mail.open(HOSPITAL)).isInstanceOf(MailboxUnavailableException.class).hasNoCause()
                .message().doesNotContain("@");
    }

    private ImapMail mail() {
        int port = server.getImap().getPort();
        return new ImapMail(new ImapSettings("127.0.0.1", port, ImapSettings.Security.NONE, Duration.ofSeconds(2), Duration.ofSeconds(2)),
                _ -> Optional.empty());
    }
}
