package fr.passerelle.simulators.dmp;

import java.util.Map;
import java.util.Optional;

import fr.passerelle.simulators.xds.Cda;
import fr.passerelle.simulators.xds.Digest;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;

/**
 * An ITI-41 once read: its assertion, its metadata and its documents.
 *
 * @param documents by {@code Document/@id}
 */
record Feed(Vihf vihf, Metadata metadata, Map<String, Document> documents) {
    /**
     * A document of the lot.
     *
     * @param digest of the part exactly as received
     * @param cda absent when the bytes are no CDA (the signature of the lot, or a fault)
     */
    record Document(Digest digest, Optional<Cda> cda) {}

    Optional<Document> document(RegistryObject entry) {
        return Optional.ofNullable(documents.get(entry.id()));
    }
}
