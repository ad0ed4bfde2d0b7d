package fr.passerelle.simulators.dmp.signature;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.xml.crypto.dsig.CanonicalizationMethod;

import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** Shape of the XAdES 1.1.1 signature of a lot (dmp-transport.md §6.2). */
final class XadesRules {
    private static final String MANIFEST = "IHEManifest";
    private static final String SIGNED = "S0-SignedProperties";
    private static final String MANIFEST_TYPE = Xades.DS + "Manifest";
    private static final String PURPOSE = "1.2.840.10065.1.12.1.14";
    private static final List<String> CHILDREN = List.of("SignedInfo", "SignatureValue", "KeyInfo", "Object", "Object", "Object");

    private final Algorithms algorithms;

    XadesRules(Algorithms algorithms) {
        this.algorithms = algorithms;
    }

    List<Rule<Xades>> rules() {
        return List.of(rule("signature-frame", XadesRules::frame), rule("signature-algorithms", this::algorithms),
                rule("signature-references", XadesRules::references), rule("signature-purpose", XadesRules::purpose),
                rule("signature-properties", XadesRules::properties));
    }

    static Rule<Xades> rule(String name, Function<Xades, Stream<String>> texts) {
        return new Rule<>(name, LotSeal.ERROR, x -> texts.apply(x).map(text -> new Rule.Fault(x.entry().id(), text)));
    }

    private static Stream<String> frame(Xades x) {
        Tree root = x.signature();
        boolean right = root.is(Xades.DS, "Signature") && !root.attribute("Id").isEmpty()
                && root.children().stream().map(Tree::name).toList().equals(CHILDREN)
                && root.children().stream().allMatch(child -> child.is(Xades.DS, child.name()))
                && XmlSignatures.signer(root).isPresent();
        List<Tree> objects = root.all("Object");
        boolean filled = objects.size() == 3 && holds(objects.get(0), Xades.DS, "Manifest")
                && holds(objects.get(1), Xades.DS, "SignatureProperties") && holds(objects.get(2), Xades.XA, "QualifyingProperties");
        return unless(right && filled, "structure de la signature du lot fausse");
    }

    private static boolean holds(Tree object, String namespace, String name) {
        return object.children().size() == 1 && object.children().getFirst().is(namespace, name);
    }

    private Stream<String> algorithms(Xades x) {
        Tree root = x.signature();
        boolean canonical = root.attributeAt("SignedInfo/CanonicalizationMethod", "Algorithm")
                .equals(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS);
        boolean signs = algorithms.signs(root.attributeAt("SignedInfo/SignatureMethod", "Algorithm"));
        boolean digests = Stream.concat(x.references().stream(), x.manifestReferences().stream())
                .allMatch(reference -> algorithms.digests(reference.attributeAt("DigestMethod", "Algorithm")));
        return Stream.concat(unless(canonical, "canonicalisation de la signature du lot fausse"),
                unless(signs && digests, "algorithme de signature ou d'empreinte refusé"));
    }

    private static Stream<String> references(Xades x) {
        List<Tree> references = x.references();
        boolean named = references.size() == 2 && refers(references.get(0), MANIFEST, MANIFEST_TYPE)
                && refers(references.get(1), SIGNED, Xades.SIGNED_PROPERTIES_TYPE);
        boolean found = x.manifest().filter(manifest -> manifest.attribute("Id").equals(MANIFEST)).isPresent()
                && x.signedProperties().filter(properties -> properties.attribute("Id").equals(SIGNED)).isPresent();
        return unless(named && found, "la signature ne porte pas sur le manifeste puis sur les propriétés signées");
    }

    private static boolean refers(Tree reference, String id, String type) {
        return reference.attribute("URI").equals("#" + id) && reference.attribute("Type").equals(type)
                && reference.all("Transforms").isEmpty();
    }

    private static Stream<String> purpose(Xades x) {
        List<Tree> purposes = x.signature().all("Object/SignatureProperties/SignatureProperty");
        boolean right = purposes.size() == 1 && purposes.getFirst().attribute("Id").equals("purposeOfSignature")
                && purposes.getFirst().attribute("Target").equals("#" + x.signature().attribute("Id"))
                && purposes.getFirst().text().equals(PURPOSE);
        return unless(right, "rôle de la signature absent ou faux");
    }

    private static Stream<String> properties(Xades x) {
        boolean targeted = x.qualifyingProperties().filter(q -> q.attribute("Target").equals("#" + x.signature().attribute("Id")))
                .isPresent();
        boolean complete = x.signedSignatureProperties().map(properties -> properties.children().stream().map(Tree::name).toList())
                .filter(List.of("SigningTime", "SigningCertificate", "SignaturePolicyIdentifier")::equals).isPresent();
        boolean implied = x.signedSignatureProperties()
                .filter(properties -> !properties.all("SignaturePolicyIdentifier/SignaturePolicyImplied").isEmpty()).isPresent();
        return unless(targeted && complete && implied, "propriétés signées incomplètes");
    }
}
