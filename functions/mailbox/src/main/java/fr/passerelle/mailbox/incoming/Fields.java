package fr.passerelle.mailbox.incoming;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Groups of fields of a notice: like headers, separated by empty lines (RFC 3464 §2.1, RFC 8098 §3.1). */
final class Fields {
    private static final int MOST_GROUPS = 50;

    private final Map<String, String> values = new LinkedHashMap<>();

    private Fields() {
    }

    /** The first 50 groups; of a field written twice the first counts. */
    static List<Fields> groups(String text) {
        var groups = new ArrayList<Fields>();
        for (String block : text.replace("\r\n", "\n").split("\n[ \t]*\n", MOST_GROUPS + 1)) {
            Fields group = of(block);
            if (!group.values.isEmpty() && groups.size() < MOST_GROUPS) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static Fields of(String block) {
        var fields = new Fields();
        block.replaceAll("\n[ \t]+", " ").lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.values.putIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        });
        return fields;
    }

    /** Value of a field, empty when it is absent. */
    String value(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    boolean has(String name) {
        return values.containsKey(name.toLowerCase(Locale.ROOT));
    }
}
