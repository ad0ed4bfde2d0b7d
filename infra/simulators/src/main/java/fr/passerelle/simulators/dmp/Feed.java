package fr.passerelle.simulators.dmp;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import fr.passerelle.simulators.dmp.registry.Deposit;
import fr.passerelle.simulators.dmp.signature.SealedLot;
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
     * @param content the part, to be read again
     */
    record Document(Digest digest, Optional<Cda> cda, SealedLot.Content content) {}

    Optional<Document> document(RegistryObject entry) {
        return Optional.ofNullable(documents.get(entry.id()));
    }

    SealedLot sealed(Instant at) {
        Map<String, SealedLot.Content> contents = new HashMap<>();
        documents.forEach((id, document) -> contents.put(id, document.content()));
        return new SealedLot(metadata, contents, vihf.text(Vihf.STRUCTURE), at);
    }

    Deposit deposit(Instant at) {
        Map<String, Digest> digests = new HashMap<>();
        Map<String, Cda> cdas = new HashMap<>();
        documents.forEach((id, document) -> {
            digests.put(id, document.digest());
            document.cda().ifPresent(cda -> cdas.put(id, cda));
        });
        return new Deposit(vihf.text(Vihf.STRUCTURE), metadata, digests, cdas, at);
    }
}
