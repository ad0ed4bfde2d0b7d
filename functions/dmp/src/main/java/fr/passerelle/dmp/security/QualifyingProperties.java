package fr.passerelle.dmp.security;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

import javax.security.auth.x500.X500Principal;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.XMLSignature;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code QualifyingProperties} of XAdES 1.1.1, which no library writes any more (dmp-transport.md §6.2). */
final class QualifyingProperties {
    static final String NAMESPACE = "http://uri.etsi.org/01903/v1.1.1#";

    private final Document document;
    private final SignatureDigest digest;

    QualifyingProperties(Document document, SignatureDigest digest) {
        this.document = document;
        this.digest = digest;
    }

    /**
     * @param target {@code #} and the id of the signature
     * @param id of {@code SignedProperties}
     * @param at written to the second, {@code Z}
     * @param chain the signer first
     * @return the element, in no document yet; its only child is {@code SignedProperties}
     */
    Element of(String target, String id, Instant at, List<X509Certificate> chain) {
        Element qualifying = xades("QualifyingProperties");
        qualifying.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:xa", NAMESPACE);
        qualifying.setAttribute("Target", target);
        Element signed = child(qualifying, "SignedProperties");
        signed.setAttribute("Id", id);
        Element properties = child(signed, "SignedSignatureProperties");
        child(properties, "SigningTime").setTextContent(DateTimeFormatter.ISO_INSTANT.format(at));
        Element certificates = child(properties, "SigningCertificate");
        chain.forEach(certificate -> certificates.appendChild(certificate(certificate)));
        child(child(properties, "SignaturePolicyIdentifier"), "SignaturePolicyImplied");
        return qualifying;
    }

    private Element certificate(X509Certificate certificate) {
        Element cert = xades("Cert");
        Element value = child(cert, "CertDigest");
        child(value, "DigestMethod").setAttribute("Algorithm", digest.digestMethod());
        child(value, "DigestValue").setTextContent(Base64.getEncoder().encodeToString(digest.begin().digest(encoded(certificate))));
        Element issuer = child(cert, "IssuerSerial");
        signature(issuer, "X509IssuerName", certificate.getIssuerX500Principal().getName(X500Principal.RFC2253));
        signature(issuer, "X509SerialNumber", certificate.getSerialNumber().toString());
        return cert;
    }

    private Element child(Element parent, String name) {
        Element child = xades(name);
        parent.appendChild(child);
        return child;
    }

    private Element xades(String name) {
        return document.createElementNS(NAMESPACE, "xa:" + name);
    }

    private void signature(Element parent, String name, String text) {
        Element child = document.createElementNS(XMLSignature.XMLNS, "ds:" + name);
        child.setTextContent(text);
        parent.appendChild(child);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }
}
