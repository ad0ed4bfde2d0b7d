package fr.passerelle.formats.xml;

/** The characters that XML 1.0 can carry (W3C XML 1.0, production 2); the JDK's writer lets the others through. */
public final class XmlText {
    private XmlText() {
    }

    /** Whether every character of the text can stand in an XML document. */
    public static boolean allowed(String text) {
        return refused(text) < 0;
    }

    /** @throws IllegalArgumentException naming the first character that XML cannot carry, never the text */
    static String checked(String text) {
        int refused = refused(text);
        if (refused >= 0) {
            throw new IllegalArgumentException("character U+%04X cannot stand in XML".formatted(refused));
        }
        return text;
    }

    /** The first character that XML cannot carry, -1 when there is none. */
    private static int refused(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!allowed(text.codePointAt(i))) {
                return text.codePointAt(i);
            }
        }
        return -1;
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
