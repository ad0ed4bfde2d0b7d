package fr.passerelle.core.reject;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

import fr.passerelle.core.dispatch.Reason;

/**
 * All fault and reject codes with their French text, fix and owner, kept as data in {@code reject-catalogue.properties}.
 *
 * <p>A code is never reused nor changed of meaning; a code that is no longer raised stays, so that old results stay readable.
 */
public final class RejectCatalogue {
    private final Map<String, CatalogueEntry> entries = new TreeMap<>();

    public RejectCatalogue() {
        Properties lines = load();
        var codes = new TreeSet<String>();
        lines.stringPropertyNames().forEach(key -> codes.add(key.substring(0, key.indexOf('.'))));
        for (String code : codes) {
            entries.put(code, new CatalogueEntry(code, required(lines, code + ".text"), required(lines, code + ".fix"),
                    Owner.valueOf(required(lines, code + ".owner"))));
        }
    }

    /** @throws IllegalArgumentException for a code that is not in the catalogue */
    public CatalogueEntry entry(String code) {
        CatalogueEntry entry = entries.get(code);
        if (entry == null) {
            throw new IllegalArgumentException("code outside the reject catalogue: " + code);
        }
        return entry;
    }

    public List<CatalogueEntry> all() {
        return List.copyOf(entries.values());
    }

    /** The sentence staff read: what is wrong, then what to do. */
    public String sentence(Reason reason) {
        CatalogueEntry entry = entry(reason.code());
        return fill(entry.text(), reason) + " " + fill(entry.fix(), reason);
    }

    /** Its first half, what is wrong, for a list where what to do is said once for all. */
    public String text(Reason reason) {
        return fill(entry(reason.code()).text(), reason);
    }

    private static String fill(String pattern, Reason reason) {
        String filled = pattern.replace("{subject}", reason.subject() == null ? "" : reason.subject());
        for (int i = 0; i < reason.arguments().size(); i++) {
            filled = filled.replace("{" + i + "}", reason.arguments().get(i));
        }
        return filled;
    }

    private static String required(Properties lines, String key) {
        String value = lines.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("reject catalogue: " + key + " is missing");
        }
        return value;
    }

    private static Properties load() {
        var lines = new Properties();
        try (InputStream data = RejectCatalogue.class.getResourceAsStream("reject-catalogue.properties")) {
            if (data == null) {
                throw new IllegalStateException("reject-catalogue.properties is not packaged");
            }
            lines.load(new InputStreamReader(data, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
