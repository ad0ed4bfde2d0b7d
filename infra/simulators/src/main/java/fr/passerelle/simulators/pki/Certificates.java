package fr.passerelle.simulators.pki;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/** What is read from a certificate. */
public final class Certificates {
    private Certificates() {
    }

    /** Struct_IdNat written as OU of the subject, empty text when there is none (dmp-transport.md §2.1). */
    public static String structure(X509Certificate certificate) {
        try {
            return new LdapName(name(certificate.getSubjectX500Principal())).getRdns().stream()
                    .filter(rdn -> rdn.getType().equals("OU")).map(rdn -> rdn.getValue().toString()).findFirst().orElse("");
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException("a name of a certificate is a name", e);
        }
    }

    /** Subject as written in the Issuer of a VIHF: RFC 2253 order and keywords, {@code CN=…,OU=…,O=…,ST=…,C=FR} (§4.1). */
    public static String subject(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal());
    }

    private static String name(X500Principal principal) {
        return principal.getName(X500Principal.RFC2253);
    }

    /** A certificate written in base64, white space allowed; empty when it is none. */
    public static Optional<X509Certificate> read(String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return Optional
                    .of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
