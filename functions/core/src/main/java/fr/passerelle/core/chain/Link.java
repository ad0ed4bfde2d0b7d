package fr.passerelle.core.chain;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;

/** One thing asked about a chain, by one input. */
public sealed interface Link {
    /** The input that asked. */
    String inputId();

    /** The version concerned. */
    Version version();

    /**
     * A version to send.
     *
     * @param replaces the version it takes the place of, absent for the first
     * @param uniqueId OID of the document
     * @param visibility flags as asked: see {@link Past#visibility()} for those that apply
     */
    record Feed(Version version, @Nullable Version replaces, String inputId, String uniqueId, Visibility visibility) implements Link {}

    /** The version, and with it what it replaced, is to disappear. */
    record Removal(Version version, String inputId) implements Link {}
}
