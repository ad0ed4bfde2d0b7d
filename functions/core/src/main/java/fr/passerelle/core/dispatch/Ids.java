package fr.passerelle.core.dispatch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of inputs and dispatches: the first 32 hexadecimal characters of a SHA-256, so running again finds the same one. */
public final class Ids {
    private static final int LENGTH = 32;

    private Ids() {
    }

    /** Id of an input: where it came from, e.g. bucket, key and version. */
    public static String input(String... origin) {
        return digest("input", origin).substring(0, LENGTH);
    }

    /** Id of a dispatch of an input. */
    public static String dispatch(String inputId, Destination destination, int part) {
        return digest("dispatch", inputId, destination.word(), Integer.toString(part)).substring(0, LENGTH);
    }

    /** Id of the dispatch that takes the place of this one: there is one at most, and whoever knows the first finds the last. */
    public static String successor(String dispatchId) {
        return digest("successor", dispatchId).substring(0, LENGTH);
    }

    /** SHA-256 of a content, 64 hexadecimal characters. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String digest(String kind, String... parts) {
        return sha256((kind + "\n" + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8));
    }
}
