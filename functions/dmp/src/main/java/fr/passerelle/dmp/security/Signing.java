package fr.passerelle.dmp.security;

import java.security.GeneralSecurityException;
import java.util.List;

import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import fr.passerelle.tls.KeyEntry;

/** XML Signature of the JDK with what both signatures have in common: RSA, one digest, the certificate in {@code X509Data} (dmp-transport.md §4.4, §6.2). */
final class Signing {
    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    private final KeyEntry signer;
    private final SignatureDigest digest;

    Signing(KeyEntry signer, SignatureDigest digest) {
        this.signer = signer;
        this.digest = digest;
    }

    XMLSignatureFactory factory() {
        return factory;
    }

    Transform transform(String algorithm) {
        return made(() -> factory.newTransform(algorithm, (TransformParameterSpec) null));
    }

    Reference reference(String uri, List<Transform> transforms, @Nullable String type) {
        return factory.newReference(uri, digestMethod(), transforms, type, null);
    }

    /** A reference whose digest is known: nothing is fetched. */
    Reference reference(String uri, List<Transform> transforms, byte[] value) {
        return factory.newReference(uri, digestMethod(), transforms, null, null, value);
    }

    /** Signs where the context says; the signature is then in its document, with base64 on one line. */
    void sign(DOMSignContext place, String canonicalization, List<Reference> references, List<XMLObject> objects, @Nullable String id) {
        SignedInfo info = made(() -> factory.newSignedInfo(
                factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(digest.signatureMethod(), null), references));
        place.setDefaultNamespacePrefix("ds");
        try {
            factory.newXMLSignature(info, keyInfo(), objects, id, null).sign(place);
        } catch (MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("signing in memory with a checked key does not fail", e);
        }
    }

    XMLObject object(XMLStructure content) {
        return factory.newXMLObject(List.of(content), null, null, null);
    }

    XMLObject object(Element content) {
        return object(new DOMStructure(content));
    }

    /**
     * Takes the line breaks out of the base64 of a signature, which would go on the wire as a character reference. What holds it
     * is not signed by itself: {@code SignatureValue} and {@code X509Certificate} are outside of {@code SignedInfo}.
     */
    static void onOneLine(Element signature) {
        for (String name : List.of("SignatureValue", "X509Certificate")) {
            NodeList found = signature.getElementsByTagNameNS(XMLSignature.XMLNS, name);
            for (int i = 0; i < found.getLength(); i++) {
                found.item(i).setTextContent(found.item(i).getTextContent().replaceAll("\\s", ""));
            }
        }
    }

    private KeyInfo keyInfo() {
        KeyInfoFactory infos = factory.getKeyInfoFactory();
        return infos.newKeyInfo(List.of(infos.newX509Data(List.of(signer.certificate()))));
    }

    private DigestMethod digestMethod() {
        return made(() -> factory.newDigestMethod(digest.digestMethod(), null));
    }

    private static <T> T made(Making<T> making) {
        try {
            return making.make();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has the algorithms of XML Signature", e);
        }
    }

    /** Makes something of the JDK's XML Signature. */
    @FunctionalInterface
    private interface Making<T> {
        T make() throws GeneralSecurityException;
    }
}
