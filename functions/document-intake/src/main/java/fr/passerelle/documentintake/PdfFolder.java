package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.formats.cda.read.CdaDocument;
import fr.passerelle.pdf.PdfInspection;

/** The PDFs beside one descriptor: each is fetched once to a temporary file, however many questions are asked about it. */
final class PdfFolder implements AutoCloseable {
    private final DropBucket bucket;
    private final String establishment;
    private final long largest;
    private final Path directory;
    private final Map<String, PdfFile> known = new HashMap<>();

    PdfFolder(DropBucket bucket, String establishment, long largest) {
        this.bucket = bucket;
        this.establishment = establishment;
        this.largest = largest;
        try {
            this.directory = Files.createTempDirectory("drop");
        } catch (IOException e) {
            throw new UncheckedIOException("temporary directory", e);
        }
    }

    /** The file as it is in the bucket, absent while it has not come; an absence is asked again each time. */
    Optional<PdfFile> find(String name) {
        PdfFile file = known.get(name);
        if (file != null) {
            return Optional.of(file);
        }
        Optional<PdfFile> found = bucket.find(DropKey.inbox(establishment, name)).map(object -> look(name, object));
        found.ifPresent(pdf -> known.put(name, pdf));
        return found;
    }

    /** Looks at exactly that version. */
    PdfFile look(String name, DropObject object) {
        Path copy = directory.resolve(known.size() + ".pdf");
        if (object.size() > largest) {
            return new PdfFile(object, copy, object.digest(),
                    List.of(Reason.of("TOO_LARGE", name, Long.toString(object.size()), Long.toString(largest))));
        }
        String digest = copy(object, copy);
        return new PdfFile(object, copy, digest, PdfInspection.faults(name, copy));
    }

    /** What is wrong with a PDF that a document holds; nothing when it holds none. */
    List<Reason> faults(String name, byte @Nullable [] pdf) {
        if (pdf == null) {
            return List.of();
        }
        return pdf.length > largest
                ? List.of(Reason.of("TOO_LARGE", name, Integer.toString(pdf.length), Long.toString(largest)))
                : PdfInspection.faults(name, written("held.pdf", pdf));
    }

    /**
     * Writes down a document that its descriptor bears.
     *
     * @param number which one of the descriptor, from 0
     */
    Carried carry(int number, CdaDocument document) {
        byte[] pdf = document.pdf();
        return new Carried(written("given-" + number + ".xml", document.xml()),
                pdf == null ? null : written("given-" + number + ".pdf", pdf));
    }

    private Path written(String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file", e);
        }
    }

    /** A place for a file that is built from those of the folder. */
    Path scratch(String name) {
        return directory.resolve(name);
    }

    private String copy(DropObject object, Path to) {
        try (var content = new DigestInputStream(bucket.open(object), MessageDigest.getInstance("SHA-256"))) {
            Files.deleteIfExists(to);
            Files.copy(content, to);
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("drop bucket", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary directory", e);
        }
    }
}
