package fr.passerelle.simulators.dmp.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.xml.crypto.dsig.CanonicalizationMethod;

import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xds.Scheme;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** The manifest: the lot, then each of its documents with its digest, which core validation does not look at (dmp-transport.md §6.2). */
final class ManifestRules {
    /** Stands for the lot, which has no bytes to digest: a single zero byte. */
    private static final String NO_DIGEST = "AA==";
    private static final List<String> CANONICAL = List.of(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS);

    private final Algorithms algorithms;

    ManifestRules(Algorithms algorithms) {
        this.algorithms = algorithms;
    }

    List<Rule<Xades>> rules() {
        return List.of(XadesRules.rule("signature-manifest", ManifestRules::listed), XadesRules.rule("signature-lot", ManifestRules::lot),
                XadesRules.rule("signature-transforms", ManifestRules::transforms),
                XadesRules.rule("signature-digest", this::digests));
    }

    private static Stream<String> listed(Xades x) {
        List<String> expected = new ArrayList<>(List.of("urn:oid:" + x.lot().metadata().lot().identifier(Scheme.LOT_UNIQUE_ID)));
        x.lot().metadata().documents().forEach(entry -> expected.add(uri(entry)));
        List<String> found = x.manifestReferences().stream().map(reference -> reference.attribute("URI")).toList();
        return unless(found.equals(expected), "le manifeste ne nomme pas le lot puis chacun de ses documents");
    }

    private static Stream<String> lot(Xades x) {
        boolean right = x.manifestReferences().stream().findFirst()
                .filter(reference -> value(reference).equals(NO_DIGEST) && reference.all("Transforms").isEmpty()).isPresent();
        return unless(right, "la référence au lot ne vaut pas AA==");
    }

    private static Stream<String> transforms(Xades x) {
        boolean right = x.lot().metadata().documents().stream().flatMap(entry -> reference(x, entry).stream())
                .allMatch(reference -> reference.all("Transforms/Transform").stream().map(t -> t.attribute("Algorithm")).toList()
                        .equals(CANONICAL));
        return unless(right, "la référence à un document XML n'a pas pour seule transformation C14N avec commentaires");
    }

    private Stream<String> digests(Xades x) {
        return x.lot().metadata().documents().stream()
                .filter(entry -> reference(x, entry).filter(reference -> sameDigest(x, entry, reference)).isEmpty())
                .map(entry -> "l'empreinte d'un document n'est pas celle du manifeste");
    }

    private boolean sameDigest(Xades x, RegistryObject entry, Tree reference) {
        Optional<MessageDigest> digest = algorithms.digest(reference.attributeAt("DigestMethod", "Algorithm"));
        Optional<SealedLot.Content> content = x.lot().content(entry);
        if (digest.isEmpty() || content.isEmpty()) {
            return false;
        }
        try (InputStream in = content.get().open();
                DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest.get())) {
            XmlSignatures.canonicalize(in, out);
            return Base64.getEncoder().encodeToString(digest.get().digest()).equals(value(reference));
        } catch (IOException e) {
            // A document that is no XML has its own rule (cda-readable); here it only has no digest to compare.
            return false;
        }
    }

    private static Optional<Tree> reference(Xades x, RegistryObject entry) {
        return x.manifestReferences().stream().filter(reference -> reference.attribute("URI").equals(uri(entry))).findFirst();
    }

    private static String uri(RegistryObject entry) {
        return "urn:oid:" + entry.identifier(Scheme.UNIQUE_ID);
    }

    private static String value(Tree reference) {
        return reference.first("DigestValue").map(Tree::text).orElse("").replaceAll("\\s", "");
    }
}
