package fr.passerelle.mailbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.Reply;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.mailbox.Announcement.Kind;
import fr.passerelle.mailbox.text.Templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What we send, read by libraries that did not write it: Apache James, Apache Commons Compress, biweekly. */
class IndependentReadersTest {
    private static final fr.passerelle.core.document.Message ASKED = fr.passerelle.core.document.Message.DEFAULT;
    private static final Templates TEMPLATES = new Templates();

    @Test
    void aDocumentMailIsReadWithItsNamesAndItsArchiveOpens() throws Exception {
        var out = new ByteArrayOutputStream();
        new DocumentMail("NIL", TEMPLATES, new XdmArchive()).write(
                Samples.documents(ASKED, Samples.document("bio", "11502-2", "Bilan sanguin")), new Audience.Patient(true), "1.2.3",
                Samples.HEADING, Samples.VAULT, out);
        Message mail = parse(out.toByteArray());
        List<Entity> parts = parts(mail);

        assertThat(mail.getSubject()).isEqualTo("XDM/1.0/DDM+CR d'examens biologiques PAT-TROIS DOMINIQUE 24/03/1979");
        assertThat(mail.getMessageId()).isNotBlank();
        assertThat(mail.getTo()).hasSize(1);
        assertThat(parts).extracting(Entity::getMimeType).containsExactly("text/plain", "application/zip", "application/pdf");
        assertThat(parts.get(1).getFilename()).isEqualTo("IHE_XDM.zip");
        assertThat(parts.get(2).getFilename()).isEqualTo("20260309_CR d'examens biologiques_PAT-TROIS_DOMINIQUE.pdf");
        assertThat(content(parts.get(2))).isEqualTo(Samples.bytes("0a1b/bio.pdf"));
        try (var zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content(parts.get(1)))).get()) {
            var metadata = zip.getEntry("IHE_XDM/SUBSET01/METADATA.XML");
            assertThat(zip.getInputStream(metadata).readAllBytes()).asString(UTF_8).contains("SubmitObjectsRequest");
            assertThat(zip.getEntry("INDEX.HTM")).isNotNull();
        }
    }

    @Test
    void anAppointmentKeepsItsUidWhileItsSequenceGrowsUntilItIsCancelled() throws Exception {
        var told = new ArrayList<VEvent>();
        for (Kind kind : Kind.values()) {
            var out = new ByteArrayOutputStream();
            new AppointmentMail("NIL", TEMPLATES).write(Samples.appointment(Samples.cardiology(), ASKED, null),
                    new Announcement(kind, kind.ordinal()), Samples.HEADING, Samples.VAULT, out);
            Entity calendar = parts(parse(out.toByteArray())).getLast();
            assertThat(calendar.getMimeType()).isEqualTo("text/calendar");
            ICalendar read = Biweekly.parse(new String(content(calendar), UTF_8)).first();
            assertThat(read.getMethod().getValue()).isEqualTo(kind == Kind.CANCELLATION ? "CANCEL" : "PUBLISH");
            assertThat(read.getTimezoneInfo().getComponents()).as("VTIMEZONE").hasSize(1);
            told.addAll(read.getEvents());
        }

        assertThat(told).extracting(event -> event.getUid().getValue()).hasSize(3).containsOnly(told.getFirst().getUid().getValue());
        assertThat(told).extracting(event -> event.getSequence().getValue()).containsExactly(0, 1, 2);
        assertThat(told).extracting(event -> event.getDateStart().getValue().toInstant())
                .containsOnly(Instant.parse("2026-04-14T07:30:00Z"));
        assertThat(told.getLast().getStatus().isCancelled()).isTrue();
        assertThat(told.getFirst().getSummary().getValue()).isEqualTo("Rendez-vous CHU de Démonstration");
    }

    @Test
    void aStepIsAPlainMessageThatSaysNothingOfCareInItsSubject() throws Exception {
        var steps = new StepMail("NIL", TEMPLATES);
        var reminder = new ByteArrayOutputStream();
        steps.remind(Samples.appointment(Samples.cardiology(), ASKED, null), Samples.HEADING, reminder);
        var asked = new ByteArrayOutputStream();
        steps.write(new StepMail.Written(Samples.establishment(), "Bonjour,\n\nVotre avis nous aide.", new Reply(Reply.Policy.FORM, null,
                null, null, "https://avis.example/q", null), null), Samples.HEADING, asked);

        assertThat(parse(reminder.toByteArray()).getSubject()).isEqualTo("Rappel : votre rendez-vous du mardi 14 avril 2026 à 9 h 30");
        assertThat(text(reminder)).contains("QUAND", "Il n'est pas possible de répondre à ce message.").doesNotContain("rendez-vous.ics");
        assertThat(parse(asked.toByteArray()).getSubject()).isEqualTo("Un message après votre venue");
        assertThat(text(asked)).startsWith("Bonjour,").contains("https://avis.example/q", "EN CAS D'URGENCE");
        assertThat(parse(asked.toByteArray()).getHeader().getField("X-MSS-MES").getBody()).isEqualTo("FIN");
    }

    private static Message parse(byte[] mail) throws IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        return builder.parseMessage(new ByteArrayInputStream(mail));
    }

    private static List<Entity> parts(Message mail) {
        return ((Multipart) mail.getBody()).getBodyParts();
    }

    private static byte[] content(Entity part) throws IOException {
        return ((SingleBody) part.getBody()).getInputStream().readAllBytes();
    }

    private static String text(ByteArrayOutputStream mail) throws IOException {
        try (var reader = ((TextBody) parts(parse(mail.toByteArray())).getFirst().getBody()).getReader()) {
            return reader.readAllAsString();
        }
    }
}
