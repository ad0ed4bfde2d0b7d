package fr.passerelle.dmp.security;

import java.security.cert.X509Certificate;

import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;

import org.w3c.dom.Element;

/** Core validation by the JDK, as a server would do it. */
public final class Verifier {
    private Verifier() {
    }

    /**
     * @param signature {@code ds:Signature} in its document
     * @param ids elements found by these attributes: {@code ID} of SAML, {@code Id} of XAdES
     */
    public static boolean valid(Element signature, X509Certificate signer, String idAttribute, Element... ids) throws Exception {
        var context = new DOMValidateContext(signer.getPublicKey(), signature);
        // SHA-1 is refused otherwise: that it verifies is what some tests are about.
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        for (Element id : ids) {
            context.setIdAttributeNS(id, null, idAttribute);
        }
        XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        try {
            return read.validate(context);
        } catch (XMLSignatureException e) {
            return false;
        }
    }

    public static Element only(Element root, String namespace, String name) {
        var found = root.getElementsByTagNameNS(namespace, name);
        if (found.getLength() != 1) {
            throw new AssertionError(found.getLength() + " elements " + name);
        }
        return (Element) found.item(0);
    }
}
