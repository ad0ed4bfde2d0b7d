package fr.passerelle.hl7;

/** Codes of a message as a reason may show them: short, on one line, nothing that people wrote. */
public final class Shown {
    private static final int LONGEST = 40;

    private Shown() {
    }

    /** A code as received, cut and made printable; {@code (vide)} for nothing. */
    public static String code(String received) {
        String plain = received.strip().replaceAll("[^\\p{L}\\p{N} .,:;/_+^&@#~()-]", "?");
        if (plain.isEmpty()) {
            return "(vide)";
        }
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
