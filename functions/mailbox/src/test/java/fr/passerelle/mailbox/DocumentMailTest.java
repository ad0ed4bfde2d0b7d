package fr.passerelle.mailbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import jakarta.mail.internet.ContentDisposition;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.mailbox.text.Templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DocumentMailTest {
    private static final String LOT = "1.2.250.1.999.1.1.9002.5.7";

    private final DocumentMail mail = new DocumentMail("NIL-DEMO-0001", new Templates(), new XdmArchive());

    @Test
    void aDocumentTravelsInItsArchiveAndAsAPdfToRead() throws Exception {
        var bytes = write(Samples.documents(Message.DEFAULT, Samples.document("bio", "11502-2", "Bilan sanguin du 9 mars")),
                new Audience.Patient(false));
        var read = new ReadMail(bytes);

        Golden.assertSame(Map.of("document.txt", read.text(), "document.eml", withoutArchive(bytes)));
        assertThat(entries(read.content(1))).contains("IHE_XDM/SUBSET01/METADATA.XML", "IHE_XDM/SUBSET01/DOC0001.XML", "README.TXT");
        assertThat(read.content(2)).isEqualTo(Samples.bytes("0a1b/bio.pdf"));
        assertThat(read.header("X-MSS-MES")).isEqualTo("FIN");
        assertThat(read.header("Subject")).startsWith("XDM/1.0/DDM+").endsWith(" PAT-TROIS DOMINIQUE 24/03/1979");
    }

    @Test
    void severalDocumentsAreCountedInTheSubjectAndNumberedInTheirNames() throws Exception {
        var read = new ReadMail(write(Samples.documents(Message.DEFAULT, Samples.document("bio", "11502-2", "Bilan"),
                Samples.document("cr", "11488-4", "Compte rendu")), new Audience.Patient(false)));

        assertThat(read.header("Subject")).isEqualTo("XDM/1.0/DDM+2 documents PAT-TROIS DOMINIQUE 24/03/1979");
        assertThat(read.header("X-MSS-CODECDA")).isEqualTo("11502-2,11488-4");
        assertThat(read.header("X-MSS-INS")).isEqualTo("O");
        assertThat(read.part(2).getFileName()).startsWith("20260309_").endsWith("_PAT-TROIS_DOMINIQUE_1.pdf");
        assertThat(read.part(3).getFileName()).endsWith("_PAT-TROIS_DOMINIQUE_2.pdf");
        assertThat(read.part(1).getFileName()).isEqualTo("IHE_XDM.zip");
    }

    @Test
    void aDocumentGivenAsACdaWithoutPdfIsInTheArchiveAloneAndTheTextSaysSo() throws Exception {
        var d = Samples.document("bio", "11502-2", "Bilan");
        var bare = new PreparedDocument(d.source(), d.uniqueId(), d.setId(), d.chain(), d.cda(), d.size(), d.hash(), null, 0);
        var patient = new ReadMail(write(Samples.documents(Message.DEFAULT, bare), new Audience.Patient(false)));
        var professional = new ReadMail(write(Samples.documents(Message.DEFAULT, bare), new Audience.Professional()));

        assertThat(patient.parts()).isEqualTo(2);
        assertThat(patient.part(1).getFileName()).isEqualTo("IHE_XDM.zip");
        assertThat(patient.text()).contains("montrez-le à votre médecin").doesNotContain("PDF");
        assertThat(professional.text()).contains("il n'y a pas de copie PDF");
    }

    @Test
    void theTextSaysHowManyPdfThereAreAndWhichDocumentsHaveNone() throws Exception {
        var first = Samples.document("bio", "11502-2", "Bilan");
        var second = Samples.document("cr", "11488-4", "Compte rendu");
        var bare = new PreparedDocument(second.source(), second.uniqueId(), second.setId(), second.chain(), second.cda(), second.size(),
                second.hash(), null, 0);

        assertThat(new ReadMail(write(Samples.documents(Message.DEFAULT, first, second), new Audience.Patient(false))).text())
                .contains("Ouvrez les fichiers PDF joints", "a le même contenu").doesNotContain("le fichier PDF joint");
        assertThat(new ReadMail(write(Samples.documents(Message.DEFAULT, first, bare), new Audience.Patient(false))).text())
                .contains("Ouvrez le fichier PDF joint", "contient tous les documents", "Pour ceux qui n'ont pas de PDF")
                .doesNotContain("a le même contenu");
        assertThat(new ReadMail(write(Samples.documents(Message.DEFAULT, bare, bare), new Audience.Patient(false))).text())
                .contains("contient les documents sous une forme");
    }

    @Test
    void theConversationOfAProfessionalIsNeverEnded() throws Exception {
        var bytes = write(Samples.documents(Message.DEFAULT, Samples.document("bio", "11502-2", "Bilan")), new Audience.Professional());

        assertThat(new ReadMail(bytes).header("X-MSS-MES")).isNull();
        Golden.assertSame(Map.of("professional.txt", new ReadMail(bytes).text()));
    }

    @Test
    void theConversationOfAPatientStaysOpenWhenTheCreatorWantsAnAnswer() throws Exception {
        var message = new Message("Bonjour Madame, voici votre bilan.", true, null);
        var read = new ReadMail(
                write(Samples.documents(message, Samples.document("bio", "11502-2", "Bilan")), new Audience.Patient(false)));

        assertThat(read.header("X-MSS-MES")).isNull();
        assertThat(read.text()).contains("Bonjour Madame, voici votre bilan.", "Répondez à ce message");
    }

    @Test
    void aPatientIsToldThatTheDocumentsAreInMonEspaceSanteTooWhenTheyAre() throws Exception {
        var one = Samples.documents(Message.DEFAULT, Samples.document("bio", "11502-2", "Bilan"));
        var two = Samples.documents(Message.DEFAULT, Samples.document("bio", "11502-2", "Bilan"),
                Samples.document("cr", "11488-4", "Compte rendu"));

        Golden.assertSame(Map.of("also-in-documents.txt", new ReadMail(write(one, new Audience.Patient(true))).text()));
        assertThat(new ReadMail(write(two, new Audience.Patient(true))).text())
                .contains("Ces documents sont aussi disponibles dans la rubrique Documents de Mon espace santé.");
        assertThat(new ReadMail(write(one, new Audience.Professional())).text()).doesNotContain("rubrique Documents");
    }

    @Test
    void aPathwaySpeaksWhereTheCreatorIsSilentAndNamesWhenAnswersAreRead() throws Exception {
        var reply = new Reply(Reply.Policy.OPEN, "chirurgie@chu-demo.mssante.fr", "Secrétariat de chirurgie",
                "du lundi au vendredi de 9 h à 17 h", null, null);
        var instructions = new Instructions("P09", Sequence.USUAL, reply, "Voici vos consignes après l'opération.");

        var read = new ReadMail(write(instructed(Message.DEFAULT, instructions), new Audience.Patient(false)));

        assertThat(read.header("Reply-To")).isEqualTo("<chirurgie@chu-demo.mssante.fr>");
        assertThat(read.header("X-MSS-MES")).isNull();
        Golden.assertSame(Map.of("pathway-open.txt", read.text()));
        assertThat(new ReadMail(write(instructed(Message.DEFAULT, instructions), new Audience.Professional())).text())
                .doesNotContain("Voici vos consignes");
    }

    @Test
    void aCreatorGoesBeforeThePathway() throws Exception {
        var reply = new Reply(Reply.Policy.OPEN, "chirurgie@chu-demo.mssante.fr", "Secrétariat de chirurgie", "le matin", null, null);
        var creator = new Message("Mon propre texte.", true, "dr.un@chu-demo.mssante.fr");

        var read = new ReadMail(write(instructed(creator, new Instructions("P09", Sequence.USUAL, reply, "Texte du parcours.")),
                new Audience.Patient(false)));

        assertThat(read.header("Reply-To")).isEqualTo("<dr.un@chu-demo.mssante.fr>");
        assertThat(read.text()).contains("Mon propre texte.").doesNotContain("Texte du parcours.", "le matin");
    }

    @Test
    void aFormIsAnsweredElsewhere() throws Exception {
        var reply = new Reply(Reply.Policy.FORM, null, null, null, "https://questionnaire.example/q", null);

        var read = new ReadMail(write(instructed(Message.DEFAULT, new Instructions("P08", Sequence.USUAL, reply, null)),
                new Audience.Patient(false)));

        assertThat(read.header("X-MSS-MES")).isEqualTo("FIN");
        Golden.assertSame(Map.of("pathway-form.txt", read.text()));
    }

    private static DocumentPackage instructed(Message creator, Instructions instructions) {
        DocumentPackage plain = Samples.documents(creator, Samples.document("bio", "11502-2", "Bilan"));
        return new DocumentPackage(plain.inputId(), plain.establishment(), null, plain.patient(), plain.documents(), List.of(),
                plain.destinations(), plain.message(), instructions);
    }

    @Test
    void anAccentedFileNameComesWithAnAsciiOne() throws Exception {
        var read = new ReadMail(
                write(Samples.documents(Message.DEFAULT, Samples.document("s", "60591-5", "Synthèse")), new Audience.Patient(false)));
        var header = read.part(2).getHeader("Content-Disposition")[0];

        assertThat(header).contains("filename=\"20260309_Synthese medicale_PAT-TROIS_DOMINIQUE.pdf\"")
                .contains("filename*=UTF-8''20260309_Synth%C3%A8se%20m%C3%A9dicale_PAT-TROIS_DOMINIQUE.pdf");
        assertThat(new ContentDisposition("attachment; filename*=" + header.split("filename\\*=")[1]).getParameter("filename"))
                .isEqualTo("20260309_Synthèse médicale_PAT-TROIS_DOMINIQUE.pdf");
    }

    @Test
    void aDocumentThatCannotBeReadStopsTheMail() {
        var content = Samples.documents(Message.DEFAULT, Samples.document("bio", "11502-2", "Bilan"));

        assertThatThrownBy(() -> mail.write(content, new Audience.Patient(false), LOT, Samples.HEADING, path -> {
            throw new FileNotFoundException("absent");
        }, new ByteArrayOutputStream())).isInstanceOf(IOException.class);
    }

    private byte[] write(DocumentPackage content, Audience audience) throws IOException {
        var out = new ByteArrayOutputStream();
        mail.write(content, audience, LOT, Samples.HEADING, Samples.VAULT, out);
        return out.toByteArray();
    }

    /** The archive is proved by the module that writes it: here only its place counts. */
    private static String withoutArchive(byte[] mail) {
        return new String(mail, UTF_8).replaceAll("(?s)(application/zip.*?\r\n\r\n).*?(\r\n--=_)", "$1[IHE_XDM.zip]$2");
    }

    private static List<String> entries(byte[] zip) throws IOException {
        var names = new ArrayList<String>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
