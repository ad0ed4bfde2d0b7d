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
import fr.passerelle.pdf.PdfInspection;

import static org.assertj.core.api.Assertions.assertThat;

class PdfInspectionTest {
    @TempDir
    Path directory;

    @Test
    void aSoundPdfHasNoFault() {
        assertThat(faults(Pdfs.sound("x"))).isEmpty();
    }

    /** Acceptance scenario 24 (use-cases.md §11), for what the hospital itself drops. */
    @Test
    void theTestVirusIsRefusedBeforeAnythingOpensIt() {
        byte[] virus = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(StandardCharsets.US_ASCII);
        assertThat(faults(virus)).containsExactly(Reason.of("FILE_HARMFUL", "x.pdf"));
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
    void aPdfForTheHolderOfACertificateIsProtected() {
        assertThat(faults(byHand("<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 2/Length 128/Recipients[<30>]>>", "/Encrypt 4 0 R")))
                .containsExactly(Reason.of("PDF_ENCRYPTED", "x.pdf"));
    }

    @Test
    void aPdfMadeToExhaustTheParserDoesNotStopTheFunction() {
        int depth = 100_000;

        assertThat(faults(byHand("[".repeat(depth) + "]".repeat(depth), ""))).allSatisfy(f -> assertThat(f.code()).startsWith("PDF_"));
        assertThat(faults(byHand("<</Type/Nothing>>", ""))).as("the same file without the trap").isEmpty();
    }

    /** Four objects and a right cross-reference table: without one, the library rebuilds it and forgets the encryption. */
    private static byte[] byHand(String object, String trailer) {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        int number = 1;
        for (String body : List.of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", object)) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(number++).append(" 0 obj ").append(body).append(" endobj\n");
        }
        int start = pdf.length();
        pdf.append(table).append("trailer <</Root 1 0 R/Size 5/ID[<01><01>]").append(trailer).append(">>\nstartxref\n").append(start)
                .append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
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
    void whatWasCutOnItsWayOrFollowsOtherBytesIsNoWholePdf() {
        byte[] sound = Pdfs.sound("x");
        String text = new String(sound, StandardCharsets.ISO_8859_1);

        assertThat(faults(Arrays.copyOf(sound, text.indexOf("startxref")))).extracting(Reason::code).containsExactly("PDF_UNREADABLE");
        assertThat(faults(("mail\r\n" + text).getBytes(StandardCharsets.ISO_8859_1))).extracting(Reason::code)
                .containsExactly("PDF_UNREADABLE");
        assertThat(faults((text + "\n".repeat(200)).getBytes(StandardCharsets.ISO_8859_1))).as("some blank after the end").isEmpty();
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
