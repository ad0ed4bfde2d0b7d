package fr.passerelle.formats.drop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;

/**
 * What a descriptor is read against.
 *
 * @param establishment the one of the folder it was dropped in
 * @param environment decides which INS authorities are accepted
 * @param receivedAt time of the drop, employed where the creation of a document is not told
 * @param digests content of the files beside the descriptor
 */
public record DropContext(Establishment establishment, Environment environment, Instant receivedAt, MailDomains mailDomains,
        FileDigests digests) {

    /** The same, where only these files are looked for. */
    DropContext limitedTo(List<String> files) {
        return new DropContext(establishment, environment, receivedAt, mailDomains,
                file -> files.contains(file) ? digests.sha256(file) : Optional.empty());
    }

    /** SHA-256 of a file beside the descriptor, 64 hexadecimal characters; asked only for documents without an id of their own. */
    @FunctionalInterface
    public interface FileDigests {
        /** No file is known: documents without an id are named after their file until it comes. */
        FileDigests NONE = _ -> Optional.empty();

        /** @param file name of the file, without path; empty when it is not there */
        Optional<String> sha256(String file);
    }
}
