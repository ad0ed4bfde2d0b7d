package fr.passerelle.simulators.mssante;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.function.UnaryOperator;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.simulators.pki.CertificateOrder;
import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The mailboxes of the operator, read by Jakarta Mail. */
class MailboxesTest {
    private static final String BOX = "cardio@ch-test.mssante.fr";
    private static final String STRUCTURE = "1120459876";
    private static final Instant NOW = Instant.parse("2026-03-09T10:31:00Z");
    private static final byte[] MESSAGE = "Subject: un\r\nMessage-ID: <1@ch-test.mssante.fr>\r\n\r\ncorps\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final TestPki PKI = TestPki.create();

    private MssanteSimulator operator = start(settings -> settings);

    @AfterEach
    void stop() throws IOException {
        operator.close();
    }

    @Test
    void a_message_is_fetched_by_uid_and_moved_to_another_folder() throws Exception {
        operator.deposit(BOX, MESSAGE);
        operator.deposit(BOX, MESSAGE);

        try (Store store = plain()) {
            IMAPFolder inbox = open(store);
            Message second = inbox.getMessageByUID(2);
            assertThat(second.getSubject()).isEqualTo("un");
            assertThat(second.getReceivedDate()).isEqualTo(Date.from(NOW));
            assertThat(inbox.getUIDValidity()).isEqualTo(operator.boxes().validity(BOX));
            Folder done = store.getFolder("TRAITE");
            assertThat(done.create(Folder.HOLDS_MESSAGES)).isTrue();
            inbox.moveMessages(new Message[]{second}, done);
        }

        assertThat(operator.boxes().messages(BOX, "INBOX")).singleElement().satisfies(left -> assertThat(left.uid()).isEqualTo(1));
        assertThat(operator.boxes().messages(BOX, "TRAITE")).singleElement()
                .satisfies(moved -> assertThat(moved.bytes()).isEqualTo(MESSAGE));
    }

    @Test
    void a_message_that_is_not_well_formed_is_kept_as_it_came() {
        byte[] odd = "Content-Type: multipart/mixed; boundary=\"b\r\n\r\n--b\r\nsans fin".getBytes(StandardCharsets.US_ASCII);

        operator.deposit(BOX, odd);

        assertThat(operator.boxes().messages(BOX, "INBOX")).hasSize(1);
    }

    @Test
    void a_mailbox_made_again_has_another_validity_and_uids_from_one_on() throws Exception {
        operator.deposit(BOX, MESSAGE);
        operator.deposit(BOX, MESSAGE);
        long before = operator.boxes().validity(BOX);
        try (Store store = plain()) {
            Message first = open(store).getMessageByUID(1);
            first.setFlag(Flags.Flag.DELETED, true);
        }

        operator.boxes().renew(BOX);

        assertThat(operator.boxes().validity(BOX)).isNotEqualTo(before);
        assertThat(operator.boxes().messages(BOX, "INBOX")).singleElement().satisfies(left -> assertThat(left.uid()).isEqualTo(1));
    }

    @Test
    void the_mailbox_of_a_citizen_is_not_read_by_imap() {
        assertThatThrownBy(() -> connect("imap", operator.imapPort(), null, SampleMail.PATIENT).close())
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void a_certificate_opens_the_mailbox_of_its_structure_by_starttls_and_by_implicit_tls() throws Exception {
        secured(security -> security.leaving(BOX, STRUCTURE));
        operator.deposit(BOX, MESSAGE);
        SSLSocketFactory client = client(PKI.authentication(STRUCTURE));

        try (Store store = connect("imap", operator.imapPort(), client, BOX)) {
            assertThat(open(store).getMessageCount()).isEqualTo(1);
        }
        try (Store store = connect("imaps", operator.imapsPort(), client, BOX)) {
            assertThat(open(store).getMessageCount()).isEqualTo(1);
        }
    }

    @Test
    void without_the_right_certificate_no_mailbox_opens() throws Exception {
        secured(security -> security.leaving(BOX, STRUCTURE));

        assertThatThrownBy(() -> connect("imap", operator.imapPort(), null, BOX).close()).isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> connect("imaps", operator.imapsPort(), client(null), BOX).close()).isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> connect("imaps", operator.imapsPort(), client(PKI.authentication("1750000001")), BOX).close())
                .isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> connect("imaps", operator.imapsPort(),
                client(PKI.issue(CertificateOrder.authentication(STRUCTURE).expired())), BOX).close())
                .isInstanceOf(MessagingException.class);
    }

    private void secured(UnaryOperator<Security> rights) throws IOException {
        operator.close();
        operator = start(settings -> settings.secured(rights.apply(Security.by(PKI))));
    }

    private static MssanteSimulator start(UnaryOperator<MssanteSettings> how) {
        try {
            return MssanteSimulator
                    .start(how.apply(MssanteSettings.test("patient.formation.mssante.fr", InstantSource.fixed(NOW))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Store plain() throws MessagingException {
        return connect("imap", operator.imapPort(), null, BOX);
    }

    private static IMAPFolder open(Store store) throws MessagingException {
        IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
        return inbox;
    }

    private static Store connect(String protocol, int port, @Nullable SSLSocketFactory tls, String box)
            throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail." + protocol + ".connectiontimeout", "5000");
        properties.put("mail." + protocol + ".timeout", "5000");
        if (tls != null) {
            properties.put("mail." + protocol + ".ssl.socketFactory", tls);
            properties.put("mail." + protocol + ".starttls.required", Boolean.toString(protocol.equals("imap")));
            properties.put("mail." + protocol + ".sasl.enable", "true");
            properties.put("mail." + protocol + ".sasl.mechanisms", "EXTERNAL");
            properties.put("mail." + protocol + ".sasl.authorizationid", box);
        }
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect("127.0.0.1", port, box, "x");
        return store;
    }

    private static SSLSocketFactory client(@Nullable Credential shown) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (shown != null) {
            keys.init(shown.keyStore(), Credential.PASSWORD.toCharArray());
        }
        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", PKI.root());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
