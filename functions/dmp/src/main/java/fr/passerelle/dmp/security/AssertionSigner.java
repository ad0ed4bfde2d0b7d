package fr.passerelle.dmp.security;

import java.util.List;

import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.dom.DOMSignContext;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import fr.passerelle.tls.KeyEntry;
import fr.passerelle.tls.KeyUse;

/**
 * Signs a VIHF (dmp-transport.md §4.4): enveloped signature right after {@code Issuer}, exclusive canonicalization, so that it stays
 * valid wherever the bytes are put.
 */
public final class AssertionSigner {
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

    private final SignatureDigest digest;

    public AssertionSigner(SignatureDigest digest) {
        this.digest = digest;
    }

    /**
     * @param assertion a SAML 2.0 assertion with its {@code ID} and {@code Issuer}, not signed, UTF-8
     * @param signer key of use {@link KeyUse#SIGNATURE}
     * @return the assertion signed, UTF-8 without declaration, on no more lines than it had; nobody may touch it again
     * @throws IllegalArgumentException when it is no such assertion
     */
    public byte[] sign(byte[] assertion, KeyEntry signer) {
        Document document = Dom.read(assertion);
        Element root = document.getDocumentElement();
        Node issuer = root.getElementsByTagNameNS(SAML, "Issuer").item(0);
        if (issuer == null || !root.isSameNode(issuer.getParentNode()) || !root.hasAttribute("ID")) {
            throw new IllegalArgumentException("not an assertion with its ID and its Issuer");
        }
        root.setIdAttribute("ID", true);
        var signing = new Signing(signer, digest);
        var place = new DOMSignContext(signer.key(), root);
        place.setNextSibling(issuer.getNextSibling());
        var reference = signing.reference("#" + root.getAttribute("ID"),
                List.of(signing.transform(Transform.ENVELOPED), signing.transform(CanonicalizationMethod.EXCLUSIVE)), (String) null);
        signing.sign(place, CanonicalizationMethod.EXCLUSIVE, List.of(reference), List.of(), null);
        Signing.onOneLine((Element) root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
        return Dom.bytes(document);
    }
}
