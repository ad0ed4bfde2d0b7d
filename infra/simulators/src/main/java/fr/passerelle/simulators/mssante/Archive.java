package fr.passerelle.simulators.mssante;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An IHE XDM archive opened with the guards of documents.md §6.4.
 *
 * @param files bytes by path, in the order of the archive
 * @param faults why it could not be read entirely, empty when it could
 */
record Archive(Map<String, Bytes> files, List<String> faults) {
    /** Folder of the only submission set French mails carry (documents.md §6.1). */
    static final String FOLDER = "IHE_XDM/SUBSET01/";

    /** Bytes of a file. */
    @FunctionalInterface
    interface Bytes {
        byte[] get();

        default InputStream open() {
            return new ByteArrayInputStream(get());
        }
    }

    Optional<Bytes> file(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
