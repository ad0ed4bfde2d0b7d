package fr.passerelle.mailbox.incoming;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.scan.FirstBytes;
import fr.passerelle.formats.xds.DocumentHash;
import fr.passerelle.mailbox.incoming.ArchiveMetadata.Announced;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * An IHE XDM archive that came in, opened in memory and never on a disk: bounded in entries, in bytes and in how far it unfolds, names that
 * point elsewhere refused, and its metadata checked against what it holds: digests, sizes, patient (IHE ITI TF-2 §3.32; documents.md §6.4).
 */
public final class ReceivedArchive {
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_BYTES = 60_000_000;
    /** A PDF, an image or an XML text never unfolds that far. */
    private static final int MOST_UNFOLDED = 200;
    private static final int LONGEST_NAME = 255;
    /** Some put everything under one folder more (documents.md §6.1). */
    private static final Pattern METADATA = Pattern.compile("(?:.*/)?(?:IHE_XDM/(?:.*/)?|SUBSET[^/]*/)METADATA\\.XML");

    private ReceivedArchive() {
    }

    /** What was found. */
    public sealed interface Look {
        /**
         * It may be taken in.
         *
         * @param patient matricule of the one patient it is about, absent when none or several are told
         */
        record Sound(int documents, @Nullable Ins patient) implements Look {}

        /** @param harmful whether it carries the signature of a harmful file, and is not only badly made */
        record Refused(boolean harmful) implements Look {}
    }

    /** @param zip the archive, whatever its bytes are */
    public static Look look(byte[] zip) {
        try {
            Optional<Map<String, byte[]>> entries = entries(zip);
            if (entries.isEmpty()) {
                return new Look.Refused(false);
            }
            if (entries.get().values().stream().anyMatch(FirstBytes::harmful)) {
                return new Look.Refused(true);
            }
            return sound(entries.get());
        } catch (IOException | XMLStreamException | IllegalArgumentException _) {
            return new Look.Refused(false);
        }
    }

    /** By name in capitals: the media of the profile know no other (documents.md §6.1), and senders write as they like. */
    private static Optional<Map<String, byte[]>> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        long left = Math.min(MOST_BYTES, (long) zip.length * MOST_UNFOLDED);
        // Names in any old encoding are read; those marked as UTF-8 are read as such.
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), ISO_8859_1)) {
            int seen = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readNBytes(Math.toIntExact(left + 1));
                left -= content.length;
                seen++;
                boolean twice = !entry.isDirectory() && entries.put(capitals(entry.getName()), content) != null;
                if (left < 0 || seen > MOST_ENTRIES || twice || !inside(entry.getName()) || zipped(content)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(entries);
    }

    private static boolean inside(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && !name.startsWith("/") && !name.contains("\\") && !name.contains(":")
                && name.chars().noneMatch(c -> c < ' ') && !("/" + name + "/").contains("/../");
    }

    /** An archive inside the archive would hide what it holds. */
    private static boolean zipped(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /** Whether every document that its metadata announce is there as they say, and whom they are about. */
    private static Look sound(Map<String, byte[]> entries) throws XMLStreamException {
        int documents = 0;
        var patients = new HashSet<String>();
        var told = new ArrayList<Set<String>>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (!METADATA.matcher(entry.getKey()).matches()) {
                continue;
            }
            String folder = entry.getKey().substring(0, entry.getKey().lastIndexOf('/') + 1);
            ArchiveMetadata metadata = ArchiveMetadata.read(entry.getValue());
            for (Announced announced : metadata.documents()) {
                byte[] document = announced.uri() == null ? null : entries.get(folder + capitals(announced.uri()));
                if (document == null || !asAnnounced(document, announced)) {
                    return new Look.Refused(false);
                }
                if (announced.uri() != null && capitals(announced.uri()).endsWith(".XML")) {
                    told.add(ArchivedCda.patients(document));
                }
                documents++;
            }
            patients.addAll(metadata.patients());
        }
        Ins patient = one(patients);
        boolean another = patient != null && told.stream().anyMatch(one -> !one.isEmpty() && !one.contains(patient.value()));
        return documents == 0 || another ? new Look.Refused(false) : new Look.Sound(documents, patient);
    }

    /** Its digest and its size, where they are told. */
    private static boolean asAnnounced(byte[] document, Announced announced) {
        return (announced.hash() == null || announced.hash().equalsIgnoreCase(DocumentHash.of(document)))
                && (announced.size() == null || announced.size().equals(Integer.toString(document.length)));
    }

    private static String capitals(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** An archive is about one patient (messages.md §5.3); identifiers of another kind than the matricule say nothing here. */
    private static @Nullable Ins one(Set<String> patients) {
        List<Ins> found = patients.stream().flatMap(cx -> Ins.ofCx(cx).stream()).distinct().toList();
        return found.size() == 1 ? found.getFirst() : null;
    }
}
