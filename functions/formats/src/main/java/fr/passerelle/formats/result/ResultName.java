package fr.passerelle.formats.result;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.establishment.Finess;

/**
 * Where the hospital finds the answer to an input: {@code <FINESS EJ>/<NAME>.result.json}. A descriptor loses its {@code .json}, a file
 * keeps its extension, an appointment has the name given at its reception.
 */
public final class ResultName {
    private static final String SUFFIX = ".result.json";
    private static final String DESCRIPTOR = ".json";
    /** Beside letters and digits; what Windows, Unix or a URL would read otherwise is not there. */
    private static final String ALLOWED = " ._-(),'+=@";
    /** Characters: leaves room for the suffixes under the 255 bytes of a file name, at two bytes a letter. */
    private static final int LONGEST = 110;
    private static final int DIGEST = 8;

    private ResultName() {
    }

    /** FINESS EJ of the establishment, or {@code inconnu}. */
    public static String folder(String establishment) {
        return Finess.wellFormed(establishment) ? establishment : Input.UNKNOWN_ESTABLISHMENT;
    }

    /** The file name; a name that had to be changed gets a few digits of its digest, so that it never takes the answer of another. */
    public static String of(InputKind kind, String name) {
        boolean described = kind == InputKind.DESCRIPTOR && name.toLowerCase(Locale.ROOT).endsWith(DESCRIPTOR);
        String base = described ? name.substring(0, name.length() - DESCRIPTOR.length()) : name;
        String safe = safe(base);
        if (safe.equals(base)) {
            return base + SUFFIX;
        }
        return safe + "~" + Ids.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST) + SUFFIX;
    }

    private static String safe(String base) {
        var safe = new StringBuilder();
        base.codePoints().limit(LONGEST).map(c -> allowed(c) ? c : '-').forEach(safe::appendCodePoint);
        if (safe.isEmpty() || safe.charAt(0) == '.' || safe.charAt(0) == ' ') {
            safe.insert(0, '-');
        }
        return safe.toString();
    }

    private static boolean allowed(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK || ALLOWED.indexOf(c) >= 0;
    }
}
