package fr.passerelle.mailbox.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.mail.Insistence;
import fr.passerelle.core.mail.Notice;
import fr.passerelle.mailbox.smtp.SmtpCodes;

import static org.assertj.core.api.Assertions.assertThat;

class MessageReaderTest {
    private static final MailId OURS = new MailId(
            new DispatchRef("00112233445566778899aabbccddeeff", "ffeeddccbbaa99887766554433221100"));
    private static final String THREAD = "In-Reply-To: <" + OURS.envelope() + "@chu-demo.mssante.fr>\n";
    private static final List<String> SAMPLES = List.of("dsn-failed-mailbox-unavailable", "dsn-delivered", "dsn-unstructured-size-bounce",
            "dsn-full-status-only", "mdn-displayed-patient", "mdn-processed-error-volet-form", "mdn-processed-error-rfc-form",
            "patient-reply", "reply-photo");

    private final MessageReader reader = new MessageReader(new SmtpCodes());

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("dsn-failed-mailbox-unavailable",
                        new Notice.Undelivered("550", RefusalClass.CHOICE, Reason.of("MAIL_CLOSED", "550"))),
                Arguments.of("dsn-delivered", new Notice.Delivered()),
                Arguments.of("dsn-unstructured-size-bounce",
                        new Notice.Undelivered("534", RefusalClass.FAULT, Reason.of("MAIL_TOO_LARGE_FAR", "534"))),
                Arguments.of("dsn-full-status-only",
                        new Notice.Undelivered("522", RefusalClass.CHOICE, Reason.of("MAIL_FULL", "522"),
                                Insistence.DAILY, 0)),
                Arguments.of("mdn-displayed-patient", new Notice.Read()),
                Arguments.of("mdn-processed-error-volet-form", new Notice.ReadFault("902")),
                Arguments.of("mdn-processed-error-rfc-form", new Notice.ReadFault("904")),
                Arguments.of("patient-reply", new Notice.Reply()), Arguments.of("reply-photo", new Notice.Reply()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachSampleSaysWhatItSaysAboutOurMail(String name, Notice notice) {
        Received received = reader.read(sample(name));
        assertThat(received.notice()).isEqualTo(notice);
        assertThat(received.about()).isEqualTo(OURS);
    }

    @Test
    void anAnswerIsReadWithoutWhatItQuotesAndItsFilesAreApart() {
        Received reply = reader.read(sample("reply-photo"));
        assertThat(reply.subject()).isEqualTo("RE: Suivi après votre retour");
        assertThat(reply.text()).isEqualTo("Bonjour, voici une photo de la cicatrice.");
        assertThat(reply.enclosures()).singleElement().satisfies(photo -> {
            assertThat(photo.name()).isEqualTo("photo.png");
            assertThat(photo.content().get()).startsWith(0x89, 'P', 'N', 'G');
        });
        assertThat(reply.toString()).doesNotContain("cicatrice");
        assertThat(reader.read(sample("patient-reply")).text()).contains("puis-je décaler ?").contains("l'aidant");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Subject: [KO Intégration système !][905] XDM/1.0/DDM+x|ReadFault",
            "Subject: [Erreur d'intégration !][902] XDM/1.0/DDM+x|ReadFault",
            "Subject: [FIN]|Closing",
            "Subject: Re: [FIN]|Closing",
            "Subject: absent\\nAuto-Submitted: auto-replied|Automatic",
            "Subject: absent\\nPrecedence: bulk|Automatic",
            "Subject: absent\\nReturn-Path: <>|Unknown",
            "Subject: info\\nAuto-Submitted: auto-generated|Automatic",
            "Subject: Message non distribué\\nFrom: x@y.fr|Unknown",
            "From: postmaster@y.fr|Unknown",
            "Subject: Delayed mail (still being retried)\\nFrom: mailer-daemon@y.fr|Delayed",
            "Subject: bonjour\\nAuto-Submitted: no|Reply"})
    void whatHasNoStructureIsToldByItsWords(String header, String notice) {
        byte[] raw = bytes(header.replace("\\n", "\n") + "\n" + THREAD + "\ntexte\n");
        assertThat(reader.read(raw).notice().getClass().getSimpleName()).isEqualTo(notice);
    }

    @Test
    void anAnswerToNothingOfOursIsForPeopleToSee() {
        assertThat(reader.read(bytes("From: a@b.fr\nSubject: question\n\nBonjour\n")).notice()).isEqualTo(new Notice.Unknown());
    }

    @Test
    void documentsSentToUsAreAnArchive() {
        byte[] raw = bytes("""
                Subject: XDM/1.0/DDM+CR EXEMPLE ALICE
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: application/zip; name="IHE_XDM.zip"
                Content-Transfer-Encoding: base64

                UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==
                --b--
                """);
        assertThat(reader.read(raw).notice()).isEqualTo(new Notice.Archive());
    }

    /** messages.md §5.5: an unknown bounce goes to people, never to silence; and a telephone number is no code. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Auto-Submitted: auto-generated|texte|Unknown", "Auto-Submitted: auto-replied|texte|Automatic",
            "Return-Path: <>|appelez le poste 450|Unknown", "Return-Path: <>|remote said: 550 5.1.1 unknown|Undelivered"})
    void whatAMachineSaysOfNothingOfOursIsSeenByPeopleUnlessItOnlyAnswers(String header, String text, String notice) {
        assertThat(reader.read(bytes("From: x@y.fr\n" + header + "\n\n" + text + "\n")).notice().getClass().getSimpleName())
                .isEqualTo(notice);
    }

    /** RFC 3464 §2.3: a mailbox that passes a mail on to several has one group for each. */
    @ParameterizedTest
    @CsvSource({"failed 5.1.1, delivered 2.0.0, Delivered", "expanded 2.0.0, failed 5.1.1, Undelivered",
            "relayed 2.0.0, delayed 4.4.1, Relayed", "delayed 4.4.1, failed 4.2.2, Undelivered"})
    void ofSeveralRecipientsTheGroupThatProvesMostCounts(String first, String second, String notice) {
        assertThat(reader.read(report(first, second)).notice().getClass().getSimpleName()).isEqualTo(notice);
        assertThat(reader.read(report(second, first)).notice().getClass().getSimpleName()).isEqualTo(notice);
    }

    @Test
    void aFailureForGoodOfOneOfThemIsNotTriedAgainForTheOthers() {
        assertThat(reader.read(report("failed 5.2.2", "failed 5.7.1")).notice())
                .isInstanceOfSatisfying(Notice.Undelivered.class, it -> assertThat(it.insistence()).isEqualTo(Insistence.NEVER));
    }

    private static byte[] report(String... groups) {
        String each = Stream.of(groups).map(group -> group.split(" "))
                .map(group -> "Final-Recipient: rfc822; x@y.fr\nAction: " + group[0] + "\nStatus: " + group[1] + "\n")
                .collect(Collectors.joining("\n"));
        return bytes("Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n--b\n"
                + "Content-Type: message/delivery-status\n\nOriginal-Envelope-Id: " + OURS.envelope(1) + "\n\n" + each + "--b--\n");
    }

    @Test
    void whatComesTwiceHasTheSameDigestWhateverItsWay() {
        byte[] again = bytes("Received: by another server\r\n" + new String(sample("patient-reply"), StandardCharsets.UTF_8));
        assertThat(reader.read(again).digest()).isEqualTo(reader.read(sample("patient-reply")).digest());
        assertThat(reader.read(sample("reply-photo")).digest()).isNotEqualTo(reader.read(sample("patient-reply")).digest());
    }

    @Test
    void aMessageMadeToExhaustUsIsNotOpened() {
        var small = new MessageReader(new Caps(100_000, 1_000, 20, 20, 3), new SmtpCodes());
        assertThat(Stream.of("Subject: x\n\n" + "--b\n\n".repeat(30), "X-A: b\n".repeat(30) + "\n", "X: " + "y".repeat(2_000) + "\n\n",
                "Subject: x\n\n" + "a".repeat(100_000)).map(text -> small.read(bytes(text)).notice())).containsOnly(new Notice.Unknown());
    }

    @Test
    void aPageIsReadAsItsWords() {
        assertThat(OwnWords.ofPage("<head><style>x</style></head><p>Bonjour &amp; merci<br/>Alice<!-- a --><script>b</script>"))
                .isEqualTo("\nBonjour & merci\nAlice");
    }

    /** Whatever happens to its bytes on the way, a message is read as something. */
    @Property(tries = 400)
    void noBytesMakeItFail(@ForAll("names") String name, @ForAll @IntRange(max = 40) int changes, @ForAll Random random) {
        byte[] raw = sample(name).clone();
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(raw.length);
            switch (random.nextInt(3)) {
                case 0 -> raw[at] = (byte) random.nextInt(256);
                case 1 -> System.arraycopy(raw, at, raw, random.nextInt(raw.length - (raw.length - at) + 1), raw.length - at);
                default -> raw[at] = "\n:;-=\"<".getBytes(StandardCharsets.US_ASCII)[random.nextInt(7)];
            }
        }
        Received received = reader.read(raw);
        assertThat(received.digest()).hasSize(64);
        received.enclosures().forEach(e -> assertThat(e.content().get()).isNotNull());
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(SAMPLES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sample(String name) {
        try (InputStream file = MessageReaderTest.class.getResourceAsStream(name + ".eml")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
