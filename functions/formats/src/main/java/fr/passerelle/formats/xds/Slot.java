package fr.passerelle.formats.xds;

import java.util.List;

/** A named attribute of ebRIM with its values; a slot without value is not allowed (documents.md §4.6). */
public record Slot(String name, List<String> values) {
    /** @throws IllegalArgumentException when there is no value, or an empty one */
    public Slot {
        values = List.copyOf(values);
        if (values.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("slot without value: " + name);
        }
    }

    public static Slot of(String name, String value) {
        return new Slot(name, List.of(value));
    }
}
