package fr.passerelle.core.port;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Version;

/**
 * Something only one input may have: a version of a document, its deletion, or a dropped file.
 *
 * @param digest of the content claimed: same key and other digest is a fault
 * @param inputId the holder
 * @param inputName the holder's name, so that a second one can be told
 * @param chain root of the chain of a version; absent for a file
 */
public record Claim(Key key, String digest, String inputId, String inputName, @Nullable String chain) {
    /** What is claimed in an establishment: {@code name} is that of a {@link Version} or of a file. */
    public record Key(String establishment, Kind kind, String name) {}

    /** Kinds of claim. */
    public enum Kind {
        DOCUMENT,
        DELETION,
        /** A version number of a set: two documents given as CDA never share one (documents.md §3.13). */
        SET_VERSION,
        FILE,
        /** A message that came in, by what it is: dealt with once. */
        NOTICE,
        /** An HL7 v2 message, by its sender and its control id: judged once. */
        MESSAGE,
        /** The messages after a stay: a discharge told twice starts them once. */
        STAY
    }
}
