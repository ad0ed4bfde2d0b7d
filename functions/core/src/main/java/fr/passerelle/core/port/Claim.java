package fr.passerelle.core.port;

/**
 * Something only one input may have: a version of a document, or a dropped file.
 *
 * @param digest of the content claimed: same key and other digest is a fault
 * @param inputId the holder
 * @param inputName the holder's name, so that a second one can be told
 */
public record Claim(Key key, String digest, String inputId, String inputName) {
    /** What is claimed in an establishment: {@code name} is {@code <document id>#<version>} or a file name. */
    public record Key(String establishment, Kind kind, String name) {}

    /** Kinds of claim. */
    public enum Kind {
        DOCUMENT,
        FILE
    }
}
