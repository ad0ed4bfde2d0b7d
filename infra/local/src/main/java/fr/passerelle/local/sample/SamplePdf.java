package fr.passerelle.local.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Makes the PDF files of the sample day, good and bad; the same arguments always give the same text. */
public final class SamplePdf {
    private SamplePdf() {
    }

    /**
     * @param kind see {@link SampleDay.Deposit}
     * @param title printed on the page; it tells two files of one kind apart
     * @throws IllegalArgumentException for an unknown kind
     */
    public static byte[] of(String kind, String title) {
        return switch (kind) {
            case "pdf" -> readable(title, "Document fictif, patient fictif.");
            case "other" -> readable(title, "Document fictif, second texte.");
            case "broken" -> "Ceci n'est pas un PDF.".getBytes(StandardCharsets.UTF_8);
            case "encrypted" -> encrypted(title);
            case "script" -> scripted(title);
            default -> throw new IllegalArgumentException("sample file of kind " + kind);
        };
    }

    private static byte[] readable(String title, String text) {
        return bytes(() -> twoPages(title, text), document -> {
        });
    }

    private static byte[] encrypted(String title) {
        return bytes(() -> twoPages(title, "Document protégé."),
                document -> document.protect(new StandardProtectionPolicy("proprietaire", "lecteur", new AccessPermission())));
    }

    private static byte[] scripted(String title) {
        return bytes(() -> twoPages(title, "Document avec script."),
                document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('bonjour');")));
    }

    private static PDDocument twoPages(String title, String text) {
        var document = new PDDocument();
        document.setDocumentId((long) title.hashCode());
        for (String heading : List.of(title, "Page 2")) {
            page(document, heading, text);
        }
        return document;
    }

    private static void page(PDDocument document, String heading, String text) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            line(content, Standard14Fonts.FontName.HELVETICA_BOLD, 16, 760, heading);
            line(content, Standard14Fonts.FontName.HELVETICA, 11, 730, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(PDPageContentStream content, Standard14Fonts.FontName font, int size, int y, String text)
            throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(font), size);
        content.newLineAtOffset(60, y);
        content.showText(text);
        content.endText();
    }

    private static byte[] bytes(Supplier<PDDocument> making, Change change) {
        try (PDDocument document = making.get(); var out = new ByteArrayOutputStream()) {
            change.to(document);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Change {
        void to(PDDocument document) throws IOException;
    }
}
