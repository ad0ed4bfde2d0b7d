package fr.passerelle.mailbox;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.mailbox.text.Templates;

import static org.assertj.core.api.Assertions.assertThat;

/** What a service prints (use-cases.md §5.F). */
class PaperSheetTest {
    private final PaperSheet sheet = new PaperSheet(new Templates());

    @Test
    void aDocumentWithoutPdfIsPrintedFromTheRecordAndTheSheetSaysSo() {
        var d = Samples.document("cr", "11488-4", "Compte rendu");
        var bare = new PreparedDocument(d.source(), d.uniqueId(), d.setId(), d.chain(), d.cda(), d.size(), d.hash(), null, 0);

        PrintJob both = sheet.of(Samples.documents(Message.DEFAULT, Samples.document("bio", "11502-2", "Bilan"), bare), "Non lu.");
        assertThat(both.pages()).hasSize(1);
        assertThat(both.sheet()).contains("À imprimer\u00a0:\n– " + both.pages().getFirst().name(),
                "faute de PDF dans la passerelle\u00a0:\n– Compte rendu");

        assertThat(sheet.of(Samples.documents(Message.DEFAULT, bare), "Non lu.").sheet()).doesNotContain("À imprimer\u00a0:")
                .contains("– Compte rendu");
        assertThat(sheet.of(Samples.documents(Message.DEFAULT, d), "Non lu.").sheet()).doesNotContain("faute de PDF");
    }

    /** messages.md §6.5: an envelope is opened by anybody at home. */
    @Test
    void theLetterOfASensitiveUnitDoesNotNameIt() {
        PrintJob job = sheet.of(Samples.appointment(Samples.addiction(), Message.DEFAULT, "0a1b/convocation.pdf"), "Non lu.");

        assertThat(job.sheet().toLowerCase()).contains("mardi 14 avril 2026").doesNotContain("addict", "00 66", "medecin-test", "jeun");
        assertThat(job.pages()).isEmpty();
    }
}
