package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import fr.passerelle.core.dispatch.Reason;

/**
 * Checks that a PDF is readable, free of protection and of active content, and has a page (use-cases.md §5.A step 3, K33).
 *
 * <p>The file is read in place and decoded streams go to temporary files, so memory does not grow with the size of the document.
 */
final class PdfInspection {
    /** The header may follow other bytes within the first kilobyte (ISO 32000-1, annex H.3.4.1). */
    private static final int HEADER_WITHIN = 1024;

    private PdfInspection() {
    }

    /** @param name shown in the faults */
    static List<Reason> faults(String name, Path file) {
        if (!hasHeader(file)) {
            return List.of(Reason.of("PDF_UNREADABLE", name));
        }
        try (PDDocument document = Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                return List.of(Reason.of("PDF_ENCRYPTED", name));
            }
            return faults(name, document);
        } catch (InvalidPasswordException _) {
            return List.of(Reason.of("PDF_ENCRYPTED", name));
        } catch (NoClassDefFoundError _) {
            // Encrypted for the holder of a certificate: the library that would open it is left out, nobody here has the key.
            return List.of(Reason.of("PDF_ENCRYPTED", name));
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // A broken or hostile PDF makes the library fail in any of these ways: for the hospital it is the same fault.
            return List.of(Reason.of("PDF_UNREADABLE", name));
        }
    }

    private static List<Reason> faults(String name, PDDocument document) throws IOException {
        var faults = new ArrayList<Reason>();
        List<String> active = ActiveContent.of(document);
        if (!active.isEmpty()) {
            faults.add(Reason.of("PDF_ACTIVE", name, String.join(", ", active)));
        }
        if (!document.getPages().iterator().hasNext()) {
            faults.add(Reason.of("PDF_EMPTY", name));
        }
        return faults;
    }

    private static boolean hasHeader(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return new String(content.readNBytes(HEADER_WITHIN), StandardCharsets.ISO_8859_1).contains("%PDF-");
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file", e);
        }
    }
}
