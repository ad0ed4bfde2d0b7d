package fr.passerelle.mailbox.smtp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javax.net.ssl.SSLSocketFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.MailTransport.Mail;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.mailbox.Samples;
import fr.passerelle.simulators.mssante.MailScenario;
import fr.passerelle.simulators.mssante.MssanteSettings;
import fr.passerelle.simulators.mssante.MssanteSimulator;
import fr.passerelle.simulators.mssante.ReceivedMail;
import fr.passerelle.simulators.mssante.Security;
import fr.passerelle.simulators.pki.CertificateOrder;
import fr.passerelle.simulators.pki.TestPki;
import fr.passerelle.tls.EstablishmentTls;
import fr.passerelle.tls.KeyRing;
import fr.passerelle.tls.TlsRules;
import fr.passerelle.tls.TrustAnchors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** Submission to the simulated operator, under mutual TLS. */
class SmtpTlsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-09T10:31:00Z"));
    private static final TestPki PKI = TestPki.create();
    private static final Establishment ESTABLISHMENT = Samples.establishment();
    private static final String BOX = ESTABLISHMENT.mailbox().address();
    private static final String SECRET = TestPki.secret(List.of(PKI.authentication(ESTABLISHMENT.structureId())), List.of());
    private static final String PATIENT = "279035121518989@patient.formation.mssante.fr";

    private MssanteSimulator operator = start(Security.by(PKI), CLOCK);
    private SmtpTransport transport = transport(SECRET, PKI.trustPem());

    @AfterEach
    void stop() throws IOException {
        transport.release();
        operator.close();
    }

    @Test
    void oneConnectionServesABatchAndEachMailArrivesOnce() {
        for (int i = 0; i < 5; i++) {
            assertThat(submit("env-" + i, PATIENT)).isEqualTo(new Submission.Taken());
        }
        transport.release();
        assertThat(submit("env-5", PATIENT)).isEqualTo(new Submission.Taken());

        assertThat(operator.mails()).extracting(mail -> mail.envelope().envelopeId()).containsExactly("env-0", "env-1", "env-2", "env-3",
                "env-4", "env-5");
        assertThat(operator.dialogues()).hasSize(2).first().satisfies(verbs -> {
            assertThat(verbs).startsWith("EHLO", "STARTTLS", "EHLO", "MAIL", "RCPT", "DATA", "NOOP", "MAIL").endsWith("QUIT");
            assertThat(verbs).filteredOn("MAIL"::equals).hasSize(5);
        });
    }

    @Test
    void noticesAreAskedForTheRecipientAsItWasGiven() {
        submit("a+b=c", PATIENT);

        assertThat(operator.mails()).singleElement().extracting(ReceivedMail::envelope).satisfies(envelope -> {
            assertThat(envelope.envelopeId()).isEqualTo("a+2Bb+3Dc");
            assertThat(envelope.ret()).isEqualTo("HDRS");
            assertThat(envelope.notifications()).isEqualTo("SUCCESS,FAILURE,DELAY");
            assertThat(envelope.originalRecipient()).isEqualTo("rfc822;" + PATIENT);
        });
    }

    @Test
    void aRefusalKeepsTheConnectionAndACutOneIsOpenedAgain() {
        operator.scenarios().once(PATIENT, MailScenario.closed());
        operator.scenarios().once(PATIENT, new MailScenario.CutBeforeContent());
        operator.scenarios().once(PATIENT, MailScenario.deliver());
        operator.scenarios().once(PATIENT, new MailScenario.CutAfterContent(true));

        assertThat(submit("env-1", PATIENT)).isEqualTo(new Submission.Refused("550"));
        assertThat(submit("env-2", PATIENT)).as("cut on a session at rest").isEqualTo(new Submission.Taken());
        assertThat(submit("env-3", PATIENT)).as("its end was given").isEqualTo(new Submission.InDoubt());

        assertThat(operator.mails()).extracting(mail -> mail.envelope().envelopeId()).containsExactly("env-2", "env-3");
        assertThat(operator.dialogues()).hasSize(2);
    }

    @Test
    void aMailAboveTheLimitOfTheOperatorIsRefusedBeforeItIsGiven() throws IOException {
        var large = new Mail("env-1", ESTABLISHMENT, PATIENT, 25_000_001, out -> out.write('x'));

        assertThat(transport.submit(large)).isEqualTo(new Submission.Refused("534"));
        assertThat(new SmtpCodes().of("534")).isEqualTo(SmtpClass.TOO_LARGE);
        assertThat(operator.dialogues().getFirst()).doesNotContain("DATA");
    }

    @Test
    void aCertificateTheOperatorRefusesIsAConfigurationToRepair() throws IOException {
        operator.close();
        operator = start(Security.by(PKI), InstantSource.fixed(Instant.parse("2041-01-01T00:00:00Z")));
        transport = transport(SECRET, PKI.trustPem());
        assertThat(submit("env-1", PATIENT)).isEqualTo(new Submission.Misconfigured(Reason.of("MAIL_TLS")));

        operator.close();
        operator = start(Security.by(PKI).leaving(BOX, "1750000001"), CLOCK);
        transport = transport(SECRET, PKI.trustPem());
        assertThat(submit("env-2", PATIENT)).isEqualTo(new Submission.Refused("541"));
        assertThat(new SmtpCodes().of("541")).isEqualTo(SmtpClass.OURS);
        assertThat(operator.mails()).isEmpty();
    }

    @Test
    void anOperatorWeDoNotBelieveAndAKeyThatIsNotThereAreConfigurationsToRepair() throws IOException {
        operator.close();
        operator = start(Security.by(PKI).showing(PKI.issue(CertificateOrder.server().expired())), CLOCK);
        transport = transport(SECRET, PKI.trustPem());
        assertThat(submit("env-1", PATIENT)).isEqualTo(new Submission.Misconfigured(Reason.of("MAIL_TLS")));

        transport = transport("{}", PKI.trustPem());
        assertThat(submit("env-2", PATIENT)).isEqualTo(new Submission.Misconfigured(Reason.of("CERTIFICATE_MISSING", "ORG AUTH_CLI")));
        assertThat(operator.mails()).isEmpty();
    }

    private Submission submit(String envelopeId, String recipient) {
        byte[] text = ("Message-ID: <" + envelopeId + "@chu-demo.mssante.fr>\r\n\r\ntexte\r\n").getBytes(US_ASCII);
        return transport.submit(new Mail(envelopeId, ESTABLISHMENT, recipient, text.length, out -> out.write(text)));
    }

    private static MssanteSimulator start(Security security, InstantSource clock) {
        try {
            return MssanteSimulator.start(MssanteSettings.test("patient.formation.mssante.fr", clock).secured(security));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SmtpTransport transport(String secret, String anchors) {
        var ring = new KeyRing(_ -> Optional.of(secret), Environment.TEST, Duration.ofMinutes(5), (_, _, _) -> {
        }, CLOCK);
        var tls = new EstablishmentTls(ring, () -> TrustAnchors.ofPem(anchors), TlsRules.sinceTls12());
        Function<Establishment, Optional<SSLSocketFactory>> sockets = establishment -> Optional.of(tls.sockets(establishment));
        return new SmtpTransport(
                new SmtpSettings(operator.host(), operator.port(), true, Duration.ofSeconds(2), Duration.ofSeconds(2)), new SmtpCodes(),
                sockets);
    }
}
