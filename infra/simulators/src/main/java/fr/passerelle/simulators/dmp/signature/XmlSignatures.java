package fr.passerelle.simulators.dmp.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;

import org.w3c.dom.Element;

import fr.passerelle.simulators.pki.Certificates;
import fr.passerelle.simulators.xml.Tree;
import fr.passerelle.simulators.xml.Xml;

/** XML signatures through the JDK (XMLDSig core validation, canonicalisation). */
final class XmlSignatures {
    static final String DS = XMLSignature.XMLNS;

    private XmlSignatures() {
    }

    /** First certificate of {@code KeyInfo/X509Data}: the signer's. */
    static Optional<X509Certificate> signer(Tree signature) {
        return signature.first(DS, "KeyInfo/X509Data/X509Certificate").map(Tree::text).flatMap(Certificates::read);
    }

    /**
     * Core validation: every reference of SignedInfo, then the value.
     *
     * @param ids elements a reference may name, and the attribute that bears their id
     */
    static boolean valid(Tree signature, PublicKey key, Algorithms algorithms, Map<Tree, String> ids) {
        DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signature.element());
        // The secure validation of the JDK knows no SHA-1; the algorithms accepted are judged before.
        context.setProperty("org.jcp.xml.dsig.secureValidation", !algorithms.sha1());
        ids.forEach((tree, attribute) -> context.setIdAttributeNS(tree.element(), null, attribute));
        try {
            return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    /**
     * Writes the canonical form with comments of a document (dmp-transport.md §6.2).
     *
     * @throws IOException when the document cannot be read, is no XML or carries a document type
     */
    static void canonicalize(InputStream document, OutputStream out) throws IOException {
        try {
            TransformService canonical = TransformService.getInstance(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, "DOM");
            // The JDK wants to know the element it stands for, of which this algorithm reads nothing.
            Element place = Xml.empty().createElementNS(DS,
                    "Transform");
            canonical.init(new DOMStructure(place), null);
            canonical.transform(new OctetStreamData(document), new DOMValidateContext(new NoKey(), place), out);
        } catch (GeneralSecurityException | TransformException e) {
            throw new IOException("document that has no canonical form", e);
        }
    }

    /** A canonical form needs no key, a context of the JDK does. */
    private static final class NoKey extends KeySelector {
        @Override
        public KeySelectorResult select(KeyInfo keyInfo, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
                throws KeySelectorException {
            throw new KeySelectorException("no signature is verified here");
        }
    }
}
