package fr.passerelle.simulators.dmp.signature;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;

/**
 * A lot with the bytes of its documents.
 *
 * @param metadata the lot
 * @param contents bytes of the documents by {@code Document/@id}
 * @param structure Struct_IdNat of the VIHF
 * @param at time of reception
 */
public record SealedLot(Metadata metadata, Map<String, Content> contents, String structure, Instant at) {
    /** Bytes that can be read again. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public SealedLot {
        contents = Map.copyOf(contents);
    }

    List<RegistryObject> signatures() {
        return metadata.entries().stream().filter(RegistryObject::isSignature).toList();
    }

    Optional<Content> content(RegistryObject entry) {
        return Optional.ofNullable(contents.get(entry.id()));
    }
}
