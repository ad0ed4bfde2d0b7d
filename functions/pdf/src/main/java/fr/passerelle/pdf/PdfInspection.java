package fr.passerelle.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.scan.FirstBytes;

/**
 * Checks that a PDF is readable, free of protection and of active content, and has a page (use-cases.md §5.A step 3, K33).
 *
 * <p>The file is read in place and decoded streams go to temporary files, so memory does not grow with the size of the document.
 */
public final class PdfInspection {
    /** First bytes: what stands before them makes the peers refuse the document, though some readers allow it. */
    private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    /** Last bytes where the end must be marked (ISO 32000-1, annex H.3.4.4): without it the file was cut on its way. */
    private static final int END_WITHIN = 1024;

    private PdfInspection() {
    }

    /** @param name shown in the faults */
    public static List<Reason> faults(String name, Path file) {
        if (harmful(file)) {
            return List.of(Reason.of("FILE_HARMFUL", name));
        }
        if (!whole(file)) {
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

    private static boolean harmful(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return FirstBytes.harmful(content);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file", e);
        }
    }

    /** Whether the file begins and ends as a PDF: the library would mend a truncated one, and half a document would leave. */
    private static boolean whole(Path file) {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            var head = new byte[(int) Math.min(HEADER.length, content.length())];
            content.readFully(head);
            var tail = new byte[(int) Math.min(END_WITHIN, content.length())];
            content.seek(content.length() - tail.length);
            content.readFully(tail);
            return Arrays.equals(head, HEADER) && new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file", e);
        }
    }
}
