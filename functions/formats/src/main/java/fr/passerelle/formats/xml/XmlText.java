package fr.passerelle.formats.xml;

/** The characters that XML 1.0 can carry (W3C XML 1.0, production 2); the JDK's writer lets the others through. */
public final class XmlText {
    private XmlText() {
    }

    /** Whether every character of the text can stand in an XML document. */
    public static boolean allowed(String text) {
        return text.codePoints().allMatch(XmlText::allowed);
    }

    /** @throws IllegalArgumentException naming the first character that XML cannot carry, never the text */
    static String checked(String text) {
        text.codePoints().filter(c -> !allowed(c)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("character U+%04X cannot stand in XML".formatted(c));
        });
        return text;
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
