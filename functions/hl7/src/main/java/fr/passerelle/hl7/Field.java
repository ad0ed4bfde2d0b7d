package fr.passerelle.hl7;

import java.util.List;

/** One repetition of a field, cut into components and these into subcomponents, all unescaped. Numbers are those of HL7, from 1. */
public record Field(List<List<String>> components) {
    /** A field that is not there. */
    public static final Field ABSENT = new Field(List.of());
    private static final String NULL = "\"\"";

    public Field {
        components = components.stream().map(List::copyOf).toList();
    }

    /** Trimmed text of the first component; empty when it is absent. */
    public String text() {
        return text(1, 1);
    }

    /** Trimmed text of a component, its first subcomponent; empty when it is absent. */
    public String text(int component) {
        return text(component, 1);
    }

    /** Trimmed text, of no-break spaces as well; empty when it is absent or when the sender deletes the value. */
    public String text(int component, int subcomponent) {
        String raw = raw(component, subcomponent);
        return raw.equals(NULL) ? "" : trim(raw);
    }

    /** Exactly what was sent; empty when it is absent. */
    public String raw(int component, int subcomponent) {
        if (component > components.size() || subcomponent > components.get(component - 1).size()) {
            return "";
        }
        return components.get(component - 1).get(subcomponent - 1);
    }

    /** Whether the sender says to delete the value ({@code ""}), which is not the same as saying nothing. */
    public boolean deletes() {
        return trim(raw(1, 1)).equals(NULL);
    }

    /** Whether nothing at all is said. */
    public boolean blank() {
        return components.stream().flatMap(List::stream).allMatch(s -> trim(s).isEmpty());
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Hidden: fields name patients. */
    @Override
    public String toString() {
        return "Field[***]";
    }
}
