package fr.passerelle.simulators.dmp.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.dmp.registry.RegisteredDocument.Status;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument.Version;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.RegistryObject.EntryCode;
import fr.passerelle.simulators.xds.Scheme;

/** The documents accepted, by uniqueId. Thread-safe: a lot is judged against the registry and stored in one step. */
public final class DocumentRegister {
    private final Map<String, RegisteredDocument> byUniqueId = new LinkedHashMap<>();
    private final Map<String, String> lotOfSignature = new HashMap<>();
    private final boolean refusesIdentical;
    private final Supplier<UUID> uuids;

    /**
     * @param refusesIdentical whether a document stored already with the same bytes is refused rather than accepted again
     * @param uuids where entryUUIDs come from
     */
    public DocumentRegister(boolean refusesIdentical, Supplier<UUID> uuids) {
        this.refusesIdentical = refusesIdentical;
        this.uuids = uuids;
    }

    public synchronized List<RegisteredDocument> documents() {
        return List.copyOf(byUniqueId.values());
    }

    /** The entryUUID of a uniqueId of a patient; a deleted document has none any more. */
    public synchronized Optional<String> reference(String uniqueId, String patient) {
        return Optional.ofNullable(byUniqueId.get(uniqueId)).filter(document -> document.patient().equals(patient))
                .filter(document -> document.status() != Status.DELETED).map(RegisteredDocument::entryUuid);
    }

    /** uniqueIds of the documents some associations aim at. */
    public synchronized List<String> aimedAt(List<Metadata.Link> links) {
        return links.stream().flatMap(link -> byEntry(link.target()).stream()).map(RegisteredDocument::uniqueId).toList();
    }

    /** Stores the whole lot or, when an id is taken or a replaced version is not the latest, nothing: these faults come back. */
    public synchronized List<Finding> store(Deposit deposit) {
        List<Finding> findings = new ArrayList<>();
        List<RegistryObject> accepted = new ArrayList<>();
        for (RegistryObject entry : deposit.metadata().documents()) {
            RegisteredDocument known = byUniqueId.get(entry.identifier(Scheme.UNIQUE_ID));
            if (known == null) {
                accepted.add(entry);
            } else {
                taken(known, entry, deposit).ifPresent(findings::add);
            }
        }
        signatures(deposit, findings);
        Map<String, RegisteredDocument> replaced = accepted.isEmpty() ? Map.of() : replaced(deposit, findings);
        if (findings.isEmpty()) {
            accepted.forEach(entry -> put(registered(entry, deposit, replaced.get(entry.id()))));
            replaced.values().forEach(document -> put(document.with(Status.DEPRECATED)));
            deposit.metadata().entries().stream().filter(RegistryObject::isSignature)
                    .forEach(entry -> lotOfSignature.put(entry.identifier(Scheme.UNIQUE_ID), deposit.lotId()));
        }
        return List.copyOf(findings);
    }

    /**
     * Deletes one document (TD3.3c), or does nothing and says why not.
     *
     * @param structure Struct_IdNat of the VIHF
     * @param update a lot with one {@code UpdateAvailabilityStatus} to Deleted
     */
    public synchronized List<Finding> delete(String structure, Metadata update) {
        Metadata.Link link = update.associations().getFirst();
        Optional<RegisteredDocument> target = byEntry(link.target());
        if (target.isEmpty()) {
            return List.of(new Finding("update-target", "UnresolvedReferenceException", link.target(), "fiche à supprimer inconnue"));
        }
        RegisteredDocument document = target.get();
        if (!document.patient().equals(Deposit.patient(update))) {
            return List.of(new Finding("update-patient", "XDSPatientIdDoesNotMatch", "", "fiche à supprimer d'un autre patient"));
        }
        if (!document.structure().equals(structure)) {
            return List.of(new Finding("update-author", "XDSMetadataUpdateError", "", "seule la structure auteur peut supprimer"));
        }
        List<String> original = RegistryObject.slot(link.tree(), "OriginalStatus");
        if (document.status() != Status.APPROVED || !original.equals(List.of(document.status().urn()))) {
            return List.of(new Finding("update-status", "XDSMetadataUpdateError", "", "OriginalStatus n'est pas le statut actuel"));
        }
        put(document.with(Status.DELETED));
        return List.of();
    }

    private Optional<Finding> taken(RegisteredDocument known, RegistryObject entry, Deposit deposit) {
        if (!known.hash().equals(deposit.digest(entry).sha1())) {
            return Optional
                    .of(new Finding("identical-hash", "XDSNonIdenticalHash", entry.id(), "uniqueId déjà enregistré avec d'autres octets"));
        }
        // A deleted document cannot come back under its id, even with the same bytes.
        return refusesIdentical || known.status() == Status.DELETED
                ? Optional.of(new Finding("duplicate", "XDSDuplicateUniqueIdInRegistry", entry.id(), "uniqueId déjà enregistré"))
                : Optional.empty();
    }

    /** The signature may be made again for a lot sent again, not for another one (dmp-transport.md §12.1). */
    private void signatures(Deposit deposit, List<Finding> findings) {
        deposit.metadata().entries().stream().filter(RegistryObject::isSignature)
                .filter(entry -> !lotOfSignature.getOrDefault(entry.identifier(Scheme.UNIQUE_ID), deposit.lotId()).equals(deposit.lotId()))
                .forEach(entry -> findings.add(new Finding("signature-id", "XDSDuplicateUniqueIdInRegistry", entry.id(),
                        "uniqueId de signature déjà pris par un autre lot")));
    }

    private Map<String, RegisteredDocument> replaced(Deposit deposit, List<Finding> findings) {
        Map<String, RegisteredDocument> replaced = new LinkedHashMap<>();
        for (Metadata.Link link : deposit.metadata().associations()) {
            if (!Metadata.RPLC.contains(link.type())) {
                continue;
            }
            Optional<RegisteredDocument> target = byEntry(link.target()).filter(document -> document.status() != Status.DELETED);
            if (target.isEmpty()) {
                findings.add(new Finding("replaced-known", "UnresolvedReferenceException", link.source(),
                        "fiche remplacée inconnue ou supprimée"));
            } else if (target.get().status() == Status.DEPRECATED) {
                findings.add(new Finding("replaced-latest", "XDSRegistryDeprecatedDocumentError", link.source(), "version déjà remplacée"));
            } else if (!target.get().patient().equals(deposit.patient())) {
                findings.add(
                        new Finding("replaced-patient", "XDSPatientIdDoesNotMatch", link.source(), "fiche remplacée d'un autre patient"));
            } else {
                replaced.put(link.source(), target.get());
            }
        }
        return replaced;
    }

    private Optional<RegisteredDocument> byEntry(String entryUuid) {
        return byUniqueId.values().stream().filter(document -> document.entryUuid().equals(entryUuid)).findFirst();
    }

    private void put(RegisteredDocument document) {
        byUniqueId.put(document.uniqueId(), document);
    }

    private RegisteredDocument registered(RegistryObject entry, Deposit deposit, @Nullable RegisteredDocument replaced) {
        Version version = new Version(deposit.ofCda(entry, "setId", "root"), deposit.ofCda(entry, "versionNumber", "value"),
                replaced == null ? null : replaced.uniqueId());
        return new RegisteredDocument("urn:uuid:" + uuids.get(), entry.identifier(Scheme.UNIQUE_ID), deposit.lotId(), deposit.structure(),
                deposit.patient(), Status.APPROVED, version, entry.code(Scheme.TYPE), entry.code(Scheme.CLASS),
                entry.codes(Scheme.CONFIDENTIALITY).stream().map(EntryCode::code).toList(), entry.title(), deposit.digest(entry).sha1(),
                deposit.digest(entry).size(), deposit.at());
    }
}
