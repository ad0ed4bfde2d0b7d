package fr.passerelle.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.mailbox.text.Templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RecallMailTest {
    private static final String ORIGINAL = "<original@chu-demo.mssante.fr>";
    private static final Recall.Shown SHOWN = new Recall.Shown("Bilan sanguin du 9 mars",
            OffsetDateTime.parse("2026-03-09T10:00:00+01:00"));

    private final RecallMail mail = new RecallMail("NIL-DEMO-0001", new Templates());

    @Test
    void a_patient_is_asked_to_delete_what_the_earlier_mail_showed() throws Exception {
        byte[] bytes = write(Samples.documents(Message.DEFAULT), new Audience.Patient(false),
                new Recall(List.of(ORIGINAL), List.of(SHOWN), 1));

        Golden.assertSame(Map.of("recall-patient.txt", new ReadMail(bytes).text(), "recall-patient.eml", new String(bytes, UTF_8)));
    }

    @Test
    void a_professional_is_asked_to_delete_it_from_the_software_too() throws Exception {
        byte[] bytes = write(Samples.documents(Message.DEFAULT), new Audience.Professional(),
                new Recall(List.of(ORIGINAL), List.of(SHOWN), 1));

        Golden.assertSame(Map.of("recall-professional.txt", new ReadMail(bytes).text()));
        assertThat(new ReadMail(bytes).header("X-MSS-MES")).isNull();
    }

    @Test
    void it_answers_the_last_of_the_mails_it_is_about_and_carries_nothing() throws Exception {
        var read = new ReadMail(write(Samples.documents(Message.DEFAULT), new Audience.Patient(false),
                new Recall(List.of("<first@chu-demo.mssante.fr>", ORIGINAL), List.of(SHOWN), 1)));

        assertThat(read.header("In-Reply-To")).isEqualTo(ORIGINAL);
        assertThat(read.header("References").replaceAll("\\s+", " ")).isEqualTo("<first@chu-demo.mssante.fr> " + ORIGINAL);
        assertThat(read.header("Message-ID")).isEqualTo("<demo-0001@chu-demo.mssante.fr>");
        assertThat(read.header("X-MSS-MES")).isEqualTo("FIN");
        assertThat(read.header("X-MSS-CODECDA")).isNull();
        assertThat(read.parts()).isEqualTo(1);
        assertThat(read.text()).contains("ainsi que les messages précédents qui portaient ce document");
    }

    @Test
    void nothing_is_named_once_nobody_knows_what_the_earlier_mail_showed() throws Exception {
        var read = new ReadMail(
                write(Samples.documents(Message.DEFAULT), new Audience.Patient(false), new Recall(List.of(ORIGINAL), List.of(), 2)));

        assertThat(read.header("Subject")).isEqualTo("Documents à supprimer");
        assertThat(read.text()).contains("vous demande de supprimer 2 documents que vous avez reçus ici, au nom de DOMINIQUE PAT-TROIS.")
                .doesNotContain("Bilan");
    }

    @Test
    void the_creator_may_say_more_and_the_pathway_who_reads_the_answers() throws Exception {
        var reply = new Reply(Reply.Policy.OPEN, "chirurgie@chu-demo.mssante.fr", "Secrétariat de chirurgie",
                "du lundi au vendredi de 9 h à 17 h",
                null, null);
        DocumentPackage plain = Samples.documents(new Message("Ce document ne vous était pas destiné.", false, null));
        var content = new DocumentPackage(plain.inputId(), plain.establishment(), null, plain.patient(), List.of(), List.of(),
                plain.destinations(), plain.message(), new Instructions("P09", Sequence.USUAL, reply, "Texte du parcours."));

        var read = new ReadMail(write(content, new Audience.Patient(false), new Recall(List.of(ORIGINAL), List.of(SHOWN), 1)));

        assertThat(read.header("Reply-To")).isEqualTo("<chirurgie@chu-demo.mssante.fr>");
        assertThat(read.header("X-MSS-MES")).isNull();
        assertThat(read.text()).contains("Ce document ne vous était pas destiné.", "les réponses sont lues du lundi au vendredi")
                .doesNotContain("Texte du parcours.");
    }

    @Test
    void a_professional_reads_what_is_written_to_professionals_and_the_patient_what_is_written_to_them() throws Exception {
        DocumentPackage content = Samples.documents(new Message("Nous nous sommes trompés.", false, null, "Erreur d'identitovigilance."));
        var recall = new Recall(List.of(ORIGINAL), List.of(SHOWN), 1);

        assertThat(new ReadMail(write(content, new Audience.Professional(), recall)).text()).contains("Erreur d'identitovigilance.")
                .doesNotContain("trompés");
        assertThat(new ReadMail(write(content, new Audience.Patient(false), recall)).text()).contains("Nous nous sommes trompés.")
                .doesNotContain("identitovigilance");
    }

    private byte[] write(DocumentPackage content, Audience audience, Recall recall) throws IOException {
        var out = new ByteArrayOutputStream();
        mail.write(content, audience, recall, Samples.HEADING, out);
        return out.toByteArray();
    }
}
