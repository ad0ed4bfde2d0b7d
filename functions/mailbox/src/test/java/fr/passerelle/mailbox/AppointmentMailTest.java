package fr.passerelle.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

import biweekly.Biweekly;
import jakarta.mail.MessagingException;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.appointment.Place;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.Reply;
import fr.passerelle.mailbox.Announcement.Kind;
import fr.passerelle.mailbox.text.Templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class AppointmentMailTest {
    private static final Message ANSWERED = new Message(null, true, "cardio@chu-demo.mssante.fr");

    private final AppointmentMail mail = new AppointmentMail("NIL-DEMO-0001", new Templates());

    @Test
    void aConvocationTellsEverythingThePatientNeeds() throws Exception {
        var bytes = write(Samples.appointment(Samples.cardiology(), ANSWERED, "0a1b/convocation.pdf"),
                new Announcement(Kind.CONVOCATION, 0));

        golden("convocation", bytes, 2);
        assertThat(new ReadMail(bytes).content(1)).isEqualTo(Samples.bytes("0a1b/convocation.pdf"));
        assertThat(new ReadMail(bytes).header("X-MSS-MES")).isNull();
        assertThat(new ReadMail(bytes).header("Reply-To")).isEqualTo("<cardio@chu-demo.mssante.fr>");
    }

    @Test
    void answersGoToThePathwaysReadersUnlessTheEventNamesOthersOrTheUnitWouldBeRevealed() throws Exception {
        var reply = new Reply(Reply.Policy.OPEN, "rendez-vous@chu-demo.mssante.fr", "Secrétariat", "du lundi au vendredi", null, null);
        var open = new Message(null, true, null);

        var read = new ReadMail(write(Samples.appointment(Samples.cardiology(), open, null, reply), new Announcement(Kind.CONVOCATION, 0)));
        assertThat(read.header("Reply-To")).isEqualTo("<rendez-vous@chu-demo.mssante.fr>");
        assertThat(read.text()).contains("Vous pouvez aussi répondre à ce message (les réponses sont lues du lundi au vendredi).");

        read = new ReadMail(write(Samples.appointment(Samples.cardiology(), ANSWERED, null, reply), new Announcement(Kind.CONVOCATION, 0)));
        assertThat(read.header("Reply-To")).isEqualTo("<cardio@chu-demo.mssante.fr>");
        assertThat(read.text()).contains("Vous pouvez aussi répondre à ce message.");

        read = new ReadMail(write(Samples.appointment(Samples.addiction(), open, null, reply), new Announcement(Kind.CONVOCATION, 0)));
        assertThat(read.header("Reply-To")).isNotEqualTo("<rendez-vous@chu-demo.mssante.fr>");
    }

    @Test
    void aChangeSaysWhatItReplaces() throws Exception {
        var message = new Message("Le cabinet est en travaux le 7 avril : nous vous recevons une semaine plus tard.", false, null);
        var bytes = write(Samples.appointment(Samples.cardiology(), message, null), new Announcement(Kind.CHANGE, 1));

        golden("change", bytes, 1);
        assertThat(new ReadMail(bytes).header("X-MSS-MES")).isEqualTo("FIN");
    }

    @Test
    void aCancellationNamesTheSlotAndWhatToDo() throws Exception {
        golden("cancellation", write(Samples.appointment(Samples.cardiology(), Message.DEFAULT, "0a1b/convocation.pdf"),
                new Announcement(Kind.CANCELLATION, 2)), 1);
    }

    @Test
    void theMailOfASensitiveUnitRevealsNothingOfTheCare() throws Exception {
        var message = new Message("Votre suivi en addictologie", true, null);
        for (Kind kind : Kind.values()) {
            var bytes = write(Samples.appointment(Samples.addiction(), message, "0a1b/convocation.pdf"), new Announcement(kind, 0));
            var read = new ReadMail(bytes);
            var whole = read.header("Subject") + read.text() + new String(read.content(1), UTF_8);

            assertThat(whole.toLowerCase()).doesNotContain("addict", "00 66", "medecin-test", "biologie", "jeun", "pavillon");
            assertThat(read.parts()).as("no PDF").isEqualTo(2);
        }
        golden("neutral", write(Samples.appointment(Samples.addiction(), message, null), new Announcement(Kind.CONVOCATION, 0)), 1);
    }

    /** messages.md §6.6; RFC 5545 §3.1. */
    @Test
    void theLinesOfTheCalendarAreFoldedByOctetsAndNeverInsideACharacter() throws Exception {
        String room = "Pôle mère-enfant, hôpital de l'Éléphant, étage réservé à l'accueil des bébés prématurés 👶, bâtiment Évêché";
        var place = new Place("Consultation", room, "1 rue de l'Exemple, 99001 Villetest", null, "01 99 00 00 10");
        var read = new ReadMail(write(Samples.appointment(place, ANSWERED, null), new Announcement(Kind.CONVOCATION, 0)));
        String ics = new String(read.content(1), UTF_8);

        assertThat(ics.split("\r\n")).allMatch(line -> line.getBytes(UTF_8).length <= 75).anyMatch(line -> line.startsWith(" "));
        assertThat(Biweekly.parse(ics).first().getEvents().getFirst().getLocation().getValue()).contains(room);
    }

    /** A text that greets is not greeted before. */
    @Test
    void nobodyIsGreetedTwice() throws Exception {
        for (String own : List.of("Bonjour Madame,\nVenez.", "Chère Madame, venez.")) {
            String text = new ReadMail(write(Samples.appointment(Samples.cardiology(), new Message(own, false, null), null),
                    new Announcement(Kind.CONVOCATION, 0))).text();
            assertThat(text).startsWith(own.substring(0, 5)).doesNotContain("Bonjour,\r\n");
        }
    }

    @Test
    void theSubjectHoldsNoClinicalWord() throws Exception {
        var bytes = write(Samples.appointment(Samples.cardiology(), ANSWERED, null), new Announcement(Kind.CONVOCATION, 0));

        assertThat(new ReadMail(bytes).header("Subject")).isEqualTo("Votre rendez-vous du mardi 14 avril 2026 à 9 h 30");
    }

    @Test
    void theSameMailHasTheSameBytes() throws Exception {
        var appointment = Samples.appointment(Samples.cardiology(), ANSWERED, "0a1b/convocation.pdf");
        var told = new Announcement(Kind.CONVOCATION, 0);

        assertThat(write(appointment, told)).isEqualTo(write(appointment, told));
    }

    private byte[] write(AppointmentPackage appointment, Announcement announcement) throws IOException {
        var out = new ByteArrayOutputStream();
        mail.write(appointment, announcement, Samples.HEADING, Samples.VAULT, out);
        return out.toByteArray();
    }

    private static void golden(String name, byte[] bytes, int calendar)
            throws IOException, MessagingException, ParserException {
        var read = new ReadMail(bytes);
        String ics = new String(read.content(calendar), UTF_8);
        Golden.assertSame(Map.of(name + ".txt", read.text(), name + ".ics", ics, name + ".eml", new String(bytes, UTF_8)));
        assertThat(new String(bytes, UTF_8)).as("CRLF only").doesNotContainPattern("(?<!\r)\n");
        VEvent event = (VEvent) new CalendarBuilder().build(new StringReader(ics)).getComponents("VEVENT").getFirst();
        assertThat(event.getUid().orElseThrow().getValue()).isEqualTo("1.2.250.1.999.1.1.9002.RDV-2026-0042@chu-demo.mssante.fr");
    }
}
