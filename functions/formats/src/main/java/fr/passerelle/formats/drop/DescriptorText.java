package fr.passerelle.formats.drop;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.json.JsonMessage;

/** From the bytes of a descriptor to its JSON, and whether its texts can travel in XML. */
final class DescriptorText {
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private DescriptorText() {
    }

    /**
     * @param root the object, absent when the bytes are not one
     * @param faults why it is absent
     * @param notes a byte order mark is taken off and noted (use-cases.md §7 K03)
     */
    record Parsed(@Nullable JsonNode root, List<Reason> faults, List<Reason> notes) {}

    static Parsed parse(byte[] json) {
        boolean marked = json.length >= BOM.length && json[0] == BOM[0] && json[1] == BOM[1] && json[2] == BOM[2];
        int start = marked ? BOM.length : 0;
        List<Reason> notes = marked ? List.of(Reason.of("BYTE_ORDER_MARK")) : List.of();
        JsonMessage message = JsonMessage.read(json, start);
        return message.root() == null
                ? new Parsed(null, List.of(Reason.of("JSON_UNREADABLE", message.fault())), notes)
                : new Parsed(message.root(), List.of(), notes);
    }

    /** Texts that hold a character XML cannot carry (XML 1.0 §2.2): escaping does not help, the document would be refused. */
    static List<Reason> unwritable(JsonNode value, String pointer) {
        var faults = new ArrayList<Reason>();
        if (value.isTextual() && !value.textValue().codePoints().allMatch(DescriptorText::allowed)) {
            faults.add(Reason.at(pointer, "FIELD_INVALID", "sans caractère de contrôle ni caractère invalide"));
        }
        value.properties().forEach(field -> faults.addAll(unwritable(field.getValue(), pointer + "/" + escaped(field.getKey()))));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            faults.addAll(unwritable(value.get(i), pointer + "/" + i));
        }
        return faults;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean allowed(int character) {
        boolean surrogate = character >= 0xD800 && character <= 0xDFFF;
        boolean control = character < 0x20 && character != '\t' && character != '\n' && character != '\r';
        return !surrogate && !control && character != 0xFFFE && character != 0xFFFF;
    }
}
