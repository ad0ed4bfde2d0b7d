package fr.passerelle.simulators.dmp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import fr.passerelle.simulators.dmp.DmpSettings.IdenticalResend;
import fr.passerelle.simulators.xds.Digest;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.RegistryObject.EntryCode;
import fr.passerelle.simulators.xds.Scheme;

/** The documents accepted, by uniqueId. Thread-safe: a lot is judged against the registry and stored in one step. */
final class DocumentRegister {
    private static final Pattern CX_END = Pattern.compile("\\^.*");

    private final Map<String, RegisteredDocument> byUniqueId = new LinkedHashMap<>();
    private final DmpSettings settings;
    private final Supplier<UUID> uuids;

    DocumentRegister(DmpSettings settings, Supplier<UUID> uuids) {
        this.settings = settings;
        this.uuids = uuids;
    }

    synchronized List<RegisteredDocument> documents() {
        return List.copyOf(byUniqueId.values());
    }

    synchronized Optional<RegisteredDocument> find(String uniqueId) {
        return Optional.ofNullable(byUniqueId.get(uniqueId));
    }

    /** Stores the whole lot or, when an id is taken or a replaced version is not the latest, nothing: these faults come back. */
    synchronized List<Finding> store(Feed feed) {
        List<Finding> findings = new ArrayList<>();
        List<RegisteredDocument> accepted = new ArrayList<>();
        for (RegistryObject entry : feed.metadata().entries()) {
            RegisteredDocument known = byUniqueId.get(entry.identifier(Scheme.UNIQUE_ID));
            Digest digest = feed.document(entry).map(Feed.Document::digest).orElseThrow();
            if (known == null) {
                accepted.add(registered(entry, digest, feed));
            } else if (!known.hash().equals(digest.sha1())) {
                findings.add(
                        new Finding("identical-hash", "XDSNonIdenticalHash", entry.id(), "uniqueId déjà enregistré avec d'autres octets"));
            } else if (settings.identicalResend() == IdenticalResend.DUPLICATE) {
                findings.add(new Finding("duplicate", "XDSDuplicateUniqueIdInRegistry", entry.id(), "uniqueId déjà enregistré"));
            }
        }
        List<RegisteredDocument> replaced = accepted.isEmpty() ? List.of() : replaced(feed.metadata(), findings);
        if (findings.isEmpty()) {
            accepted.forEach(document -> byUniqueId.put(document.uniqueId(), document));
            replaced.forEach(document -> byUniqueId.put(document.uniqueId(), document.deprecated()));
        }
        return List.copyOf(findings);
    }

    private List<RegisteredDocument> replaced(Metadata metadata, List<Finding> findings) {
        List<RegisteredDocument> replaced = new ArrayList<>();
        for (Metadata.Link link : metadata.associations()) {
            if (!Metadata.RPLC.contains(link.type())) {
                continue;
            }
            Optional<RegisteredDocument> target = byUniqueId.values().stream().filter(d -> d.entryUuid().equals(link.target())).findFirst();
            if (target.isEmpty()) {
                findings.add(new Finding("replaced-known", "UnresolvedReferenceException", link.source(), "fiche remplacée inconnue"));
            } else if (target.get().status() == RegisteredDocument.Status.DEPRECATED) {
                findings.add(new Finding("replaced-latest", "XDSRegistryDeprecatedDocumentError", link.source(), "version déjà remplacée"));
            } else if (!target.get().patient().equals(patient(metadata))) {
                findings.add(
                        new Finding("replaced-patient", "XDSPatientIdDoesNotMatch", link.source(), "fiche remplacée d'un autre patient"));
            } else {
                replaced.add(target.get());
            }
        }
        return replaced;
    }

    private RegisteredDocument registered(RegistryObject entry, Digest digest, Feed feed) {
        return new RegisteredDocument("urn:uuid:" + uuids.get(), entry.identifier(Scheme.UNIQUE_ID),
                feed.metadata().lot().identifier(Scheme.LOT_UNIQUE_ID), patient(feed.metadata()), RegisteredDocument.Status.APPROVED,
                entry.code(Scheme.TYPE), entry.code(Scheme.CLASS),
                entry.codes(Scheme.CONFIDENTIALITY).stream().map(EntryCode::code).toList(),
                entry.title(), digest.sha1(), digest.size(), settings.clock().instant());
    }

    static String patient(Metadata metadata) {
        return CX_END.matcher(metadata.lot().identifier(Scheme.LOT_PATIENT)).replaceFirst("");
    }
}
