package fr.passerelle.simulators.mssante;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Opens an XDM archive: bounded number of entries and bytes, no path that leaves it, ISO 9660 names (documents.md §6.1, §6.4). */
final class ArchiveReader {
    private static final int MOST_ENTRIES = 100;
    private static final int LARGEST_EXPANDED = 200_000_000;
    private static final Pattern PATH = Pattern.compile("(?:[A-Z0-9_]{1,8}/)*[A-Z0-9_]{1,8}(?:\\.[A-Z0-9_]{1,3})?");

    Archive read(ParsedMail.Leaf leaf) {
        Map<String, Archive.Bytes> files = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        int expanded = 0;
        try (InputStream in = leaf.content().open(); ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (files.size() == MOST_ENTRIES || expanded >= LARGEST_EXPANDED) {
                    faults.add("archive de trop d'entrées ou trop volumineuse");
                    break;
                }
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] bytes = zip.readNBytes(LARGEST_EXPANDED - expanded);
                expanded += bytes.length;
                if (!PATH.matcher(entry.getName()).matches()) {
                    faults.add("nom de fichier hors ISO 9660 niveau 1");
                } else if (files.put(entry.getName(), () -> bytes) != null) {
                    faults.add("fichier présent deux fois");
                }
            }
        } catch (IOException e) {
            faults.add("archive illisible");
        }
        if (files.isEmpty()) {
            faults.add("archive vide");
        }
        return new Archive(files, List.copyOf(faults));
    }
}
