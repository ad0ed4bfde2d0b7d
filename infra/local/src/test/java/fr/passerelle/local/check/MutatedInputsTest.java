package fr.passerelle.local.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.appointment.fhir.FhirAppointmentReader;
import fr.passerelle.formats.appointment.fhir.FhirContext;
import fr.passerelle.formats.appointment.fhir.FhirMessage;
import fr.passerelle.formats.cda.read.CdaContext;
import fr.passerelle.formats.cda.read.CdaReader;
import fr.passerelle.formats.drop.DropContext;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.event.EventReader;
import fr.passerelle.formats.json.JsonMessage;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.adt.AdtReader;
import fr.passerelle.hl7.document.DocumentContext;
import fr.passerelle.hl7.document.DocumentMessageReader;
import fr.passerelle.hl7.feed.FeedContext;
import fr.passerelle.hl7.siu.SiuReader;
import fr.passerelle.local.sample.SampleFiles;
import fr.passerelle.local.trial.InputForm;
import fr.passerelle.mailbox.incoming.MessageReader;
import fr.passerelle.mailbox.smtp.SmtpCodes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No damaged input makes a reader fail or take long. A build tries two thousand for each reader; {@code infra/bench/fuzz} tries a
 * million over all of them ({@code fuzz.tries}). The same {@code fuzz.seed} gives the same inputs; what fails says its own seed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedInputsTest {
    private static final int TRIES = Integer.getInteger("fuzz.tries", 18_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_315L);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.parse("2026-03-15T11:00:00Z");
    private static final Establishment ESTABLISHMENT = ExampleEstablishments.usual();
    private static final MailDomains DOMAINS = MailDomains.of("mssante.fr", "patient.mssante.fr");
    private static final String[] JSON = {"\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e999", "\\u0000", "\\ud800", "true", "\"\"",
            "2026-02-30T25:61:00+99:00", "99999999999999999999", "\u00e9", "[[[[[[[[[[[[[[[["};
    private static final String[] XML = {"<", ">", "/>", "</", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;",
            "&#0;",
            "&#x10FFFF;", "xmlns=\"\"", "nullFlavor=\"UNK\"", "xsi:type=\"IVL_TS\"", "value=\"\"", "root=\"9.9.9\"", "<id/>", "\u0000",
            "\"", "<?x ?>"};
    private static final String[] ER7 = {"|", "^", "~", "\\", "&", "\r", "\n", "\"\"", "\u000B", "\u001C", "MSH", "OBX|", "PRT|", "\\X",
            "\\H\\", "PID|",
            "99999999999999", "\u00cb\u009c", "||||||||||||||||||||||||"};
    private static final String[] MAIL = {"\r\n", "\r\n\r\n", "--", "boundary=", "Content-Type: multipart/mixed; boundary=\"x\"\r\n",
            "=?UTF-8?B?", "?=", ":", ";",
            "Content-Transfer-Encoding: base64\r\n", "message/rfc822", "\u0000", "=", "charset=utf-99", "<", ">"};

    /** What reads what hospitals, and the mailboxes of the operator, may send. */
    enum Reader {
        CDA(sampleDay("750999997/lettre-046.xml"), XML, MutatedInputsTest::cda),
        DOCUMENT_MESSAGE(sampleDay("750999997/crh-048.er7"), ER7, MutatedInputsTest::document),
        IDENTITY_MESSAGE(sample("adt.er7"), ER7, bytes -> message(bytes, m -> new AdtReader().read(m, feed()))),
        APPOINTMENT_MESSAGE(sample("siu.er7"), ER7, bytes -> message(bytes, m -> new SiuReader().read(m, feed(), "0"))),
        DROP(sampleDay("750999997/implant-003.json"), JSON, bytes -> DROPS.read(bytes,
                new DropContext(ESTABLISHMENT, Environment.TEST, NOW, DOMAINS, DropContext.FileDigests.NONE))),
        APPOINTMENT(sampleDay("appointments/RDV-1002-v2.json"), JSON,
                bytes -> APPOINTMENTS.read(bytes, new AppointmentContext(Environment.TEST))),
        FHIR(sample("fhir.json"), JSON, MutatedInputsTest::fhir),
        EVENT(sampleDay("hospital/identite-qualifiee.json"), JSON, bytes -> EVENTS.read(bytes)),
        MAIL_RECEIVED(sample("dsn.eml"), MAIL, bytes -> MAILS.read(bytes));

        private final byte[] sound;
        private final Mutation mutation;
        private final Consumer<byte[]> read;

        Reader(byte[] sound, String[] hurting, Consumer<byte[]> read) {
            this.sound = sound;
            this.mutation = new Mutation(hurting);
            this.read = read;
        }
    }

    private static final CdaReader CDAS = new CdaReader();
    private static final DocumentMessageReader DOCUMENTS = new DocumentMessageReader();
    private static final DropReader DROPS = new DropReader();
    private static final AppointmentReader APPOINTMENTS = new AppointmentReader();
    private static final EventReader EVENTS = new EventReader(Environment.TEST);
    private static final MessageReader MAILS = new MessageReader(new SmtpCodes());

    @ParameterizedTest
    @EnumSource
    void everyDamagedInputIsReadOrRefusedInBoundedTime(Reader reader) {
        int tries = TRIES / Reader.values().length;
        long longest = 0;
        for (long seed = SEED; seed < SEED + tries; seed++) {
            byte[] bytes = reader.mutation.of(reader.sound, seed);
            long begun = System.nanoTime();
            try {
                InputForm.of(bytes);
                reader.read.accept(bytes);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(reader + " fails with seed " + seed, e);
            }
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        System.out.printf("%s: %d inputs from seed %d, the longest %d ms%n", reader, tries, SEED, Duration.ofNanos(longest).toMillis());
        assertThat(Duration.ofNanos(longest)).as("longest of %s", reader).isLessThan(LONGEST);
    }

    private static void cda(byte[] bytes) {
        CDAS.read(bytes, new CdaContext(ESTABLISHMENT, Environment.TEST, IdentityStatus.QUALIFIEE, "x.xml", CdaContext.LARGEST));
    }

    private static void document(byte[] bytes) {
        message(bytes, message -> {
            var context = new DocumentContext(ESTABLISHMENT, Environment.TEST, LocalDate.of(2026, 3, 15), DOMAINS, "m.er7",
                    Hl7Sender.USUAL);
            DOCUMENTS.read(message, context);
        });
    }

    private static void message(byte[] bytes, Consumer<Hl7Message> then) {
        Hl7Message message = new Hl7Reader().read(bytes).message();
        if (message != null) {
            then.accept(message);
        }
    }

    private static void fhir(byte[] bytes) {
        JsonNode root = JsonMessage.read(bytes).root();
        if (root != null) {
            FhirMessage.of(root).ifPresent(
                    message -> new FhirAppointmentReader().read(message, root, new FhirContext(ESTABLISHMENT, Environment.TEST)));
        }
    }

    private static FeedContext feed() {
        return new FeedContext(ESTABLISHMENT, Environment.TEST);
    }

    private static byte[] sampleDay(String name) {
        return SampleFiles.read(name);
    }

    private static byte[] sample(String name) {
        try (InputStream resource = MutatedInputsTest.class.getResourceAsStream("samples/" + name)) {
            return Objects.requireNonNull(resource, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
