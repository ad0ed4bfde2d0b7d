package fr.passerelle.core.chain;

import fr.passerelle.core.document.Version;

/** Local keys of what the gateway makes itself: no key of a hospital holds a {@code ~} (drop.schema.json). */
public final class GatewayKeys {
    private static final String REVEAL = "~annonce";
    private static final String CORRECTED = "~corrige";

    private GatewayKeys() {
    }

    /** The same document, shown to the patient. */
    public static String reveal(String document) {
        return document + REVEAL;
    }

    /** The same document, on the record of the right patient. */
    public static String corrected(String document) {
        return document + CORRECTED;
    }

    /** Whether it only shows another version: what the hospital says of that version holds for it. */
    public static boolean reveals(Version version) {
        return version.document().endsWith(REVEAL);
    }
}
