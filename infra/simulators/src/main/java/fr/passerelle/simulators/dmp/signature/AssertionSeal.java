package fr.passerelle.simulators.dmp.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;

import fr.passerelle.simulators.pki.Trust;
import fr.passerelle.simulators.xml.Tree;

/**
 * The signature of a VIHF (dmp-transport.md §4.4): right after the issuer, over the very assertion that is used.
 *
 * <p>Signature wrapping is excluded by taking only the signature that is a child of the assertion used, whose only reference names
 * that assertion, under an id nothing else in the message bears.
 */
public final class AssertionSeal {
    private static final String DS = XmlSignatures.DS;
    private static final String RULE_PLACE = "vihf-signature-place";
    private static final String RULE_FORM = "vihf-signature-form";

    private final Trust trust;
    private final Algorithms algorithms;

    public AssertionSeal(Trust trust, Algorithms algorithms) {
        this.trust = trust;
        this.algorithms = algorithms;
    }

    /**
     * @param at when the certificate must be valid
     * @return the certificate that signed
     * @throws SealException when there is no signature, or not a right one
     */
    public X509Certificate verify(Tree assertion, Instant at) throws SealException {
        Tree signature = signature(assertion);
        requireForm(assertion, signature);
        X509Certificate signer = XmlSignatures.signer(signature)
                .orElseThrow(() -> SealException.form(RULE_FORM, "certificat de signature absent du VIHF"));
        if (!trust.isSeal(signer, at)) {
            throw SealException.certificate("vihf-certificate");
        }
        if (!XmlSignatures.valid(signature, signer.getPublicKey(), algorithms, Map.of(assertion, "ID"))) {
            throw SealException.check("vihf-signature-value", "la signature du VIHF ne correspond pas à ce qui a été reçu");
        }
        return signer;
    }

    private static Tree signature(Tree assertion) throws SealException {
        List<Tree> children = assertion.children();
        boolean placed = children.size() > 1 && children.get(0).name().equals("Issuer") && children.get(1).is(DS, "Signature")
                && assertion.descendants().filter(tree -> tree.is(DS, "Signature")).count() == 1;
        if (!placed) {
            throw SealException.form(RULE_PLACE, "le VIHF n'est pas signé juste après Issuer, une seule fois");
        }
        return children.get(1);
    }

    private void requireForm(Tree assertion, Tree signature) throws SealException {
        List<Tree> references = signature.all("SignedInfo/Reference");
        String id = assertion.attribute("ID");
        if (references.size() != 1 || id.isEmpty() || !references.getFirst().attribute("URI").equals("#" + id) || bearers(assertion) != 1) {
            throw SealException.form("vihf-signature-reference", "la signature du VIHF ne porte pas sur lui seul");
        }
        Tree reference = references.getFirst();
        List<String> transforms = reference.all("Transforms/Transform").stream().map(t -> t.attribute("Algorithm")).toList();
        boolean right = signature.attributeAt("SignedInfo/CanonicalizationMethod", "Algorithm").equals(CanonicalizationMethod.EXCLUSIVE)
                && transforms.equals(List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE));
        if (!right) {
            throw SealException.form(RULE_FORM, "canonicalisation ou transformations du VIHF fausses");
        }
        if (!algorithms.signs(signature.attributeAt("SignedInfo/SignatureMethod", "Algorithm"))
                || !algorithms.digests(reference.attributeAt("DigestMethod", "Algorithm"))) {
            throw SealException.form("vihf-signature-algorithm", "algorithme de signature ou d'empreinte refusé");
        }
    }

    /** Elements of the whole message that bear the id of the assertion, whatever the attribute is called. */
    private static long bearers(Tree assertion) {
        String id = assertion.attribute("ID");
        return new Tree(assertion.element().getOwnerDocument().getDocumentElement()).descendants()
                .filter(tree -> List.of("ID", "Id", "id").stream().anyMatch(name -> tree.attribute(name).equals(id))).count();
    }
}
