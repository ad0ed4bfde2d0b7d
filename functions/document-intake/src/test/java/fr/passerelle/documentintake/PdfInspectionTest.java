package fr.passerelle.documentintake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fr.passerelle.core.dispatch.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class PdfInspectionTest {
    @TempDir
    Path directory;

    @Test
    void aSoundPdfHasNoFault() {
        assertThat(faults(Pdfs.sound("x"))).isEmpty();
    }

    @Test
    void openingAtAPageAndLinksToClickAreNoActiveContent() {
        assertThat(faults(Pdfs.openingAtAPage())).isEmpty();
        assertThat(faults(Pdfs.withLink())).isEmpty();
    }

    @Test
    void aPdfWithAPasswordOrOnlyRestrictionsIsProtected() {
        assertThat(faults(Pdfs.protectedBy("secret"))).containsExactly(Reason.of("PDF_ENCRYPTED", "x.pdf"));
        assertThat(faults(Pdfs.protectedBy(""))).containsExactly(Reason.of("PDF_ENCRYPTED", "x.pdf"));
    }

    @Test
    void activeContentIsNamed() {
        assertThat(active(Pdfs.script())).contains("script", "action à l'ouverture");
        assertThat(active(Pdfs.launching())).contains("action Launch");
        assertThat(active(Pdfs.withAutomaticAction())).contains("action automatique");
        assertThat(active(Pdfs.withFile())).contains("fichier joint");
    }

    @Test
    void aPdfWithoutPageIsEmpty() {
        assertThat(faults(Pdfs.withoutPage())).containsExactly(Reason.of("PDF_EMPTY", "x.pdf"));
    }

    @Test
    void whatIsNoPdfIsUnreadable() {
        Reason unreadable = Reason.of("PDF_UNREADABLE", "x.pdf");

        assertThat(faults(new byte[0])).containsExactly(unreadable);
        assertThat(faults("PK bonjour".getBytes(StandardCharsets.UTF_8))).containsExactly(unreadable);
        assertThat(faults("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8))).containsExactly(unreadable);
        assertThat(faults(Arrays.copyOf(Pdfs.sound("x"), 60))).containsExactly(unreadable);
    }

    @Test
    void aDamagedPdfNeverStopsTheFunction() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] pdf = Pdfs.script();
            for (int n = random.nextInt(8); n >= 0; n--) {
                pdf[random.nextInt(pdf.length)] = (byte) random.nextInt(256);
            }
            assertThat(faults(pdf)).allSatisfy(fault -> assertThat(fault.code()).startsWith("PDF_"));
        }
    }

    private String active(byte[] pdf) {
        Reason fault = faults(pdf).getFirst();
        assertThat(fault.code()).isEqualTo("PDF_ACTIVE");
        return fault.arguments().get(1);
    }

    private List<Reason> faults(byte[] pdf) {
        try {
            return PdfInspection.faults("x.pdf", Files.write(directory.resolve("x.pdf"), pdf));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
