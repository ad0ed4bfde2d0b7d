package fr.passerelle.simulators.dmp.signature;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import javax.security.auth.x500.X500Principal;

import fr.passerelle.simulators.pki.Certificates;
import fr.passerelle.simulators.pki.Trust;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** Who signed the lot and when, as the signed properties say it (dmp-transport.md §4.3, §6.1-6.2). */
final class SigningCertificateRules {
    private static final DateTimeFormatter DTM = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Algorithms algorithms;
    private final Trust trust;
    private final Duration ahead;

    /** @param ahead how far in the future a signing time may be, for clocks that differ */
    SigningCertificateRules(Algorithms algorithms, Trust trust, Duration ahead) {
        this.algorithms = algorithms;
        this.trust = trust;
        this.ahead = ahead;
    }

    List<Rule<Xades>> rules() {
        return List.of(XadesRules.rule("signature-certificate", this::certificates), XadesRules.rule("signature-time", this::time),
                XadesRules.rule("signature-structure", SigningCertificateRules::structure));
    }

    private Stream<String> certificates(Xades x) {
        List<Tree> certs = x.certificates();
        List<X509Certificate> known = new ArrayList<>(trust.authorities());
        Optional<X509Certificate> signer = XmlSignatures.signer(x.signature());
        signer.ifPresent(known::add);
        boolean first = !certs.isEmpty() && signer.filter(certificate -> describes(certs.getFirst(), certificate)).isPresent();
        boolean rest = certs.stream().skip(1).allMatch(cert -> known.stream().anyMatch(certificate -> describes(cert, certificate)));
        return unless(first && rest, "SigningCertificate ne désigne pas le certificat qui signe, puis sa chaîne");
    }

    private boolean describes(Tree cert, X509Certificate certificate) {
        String digest = cert.first("CertDigest/DigestValue").map(Tree::text).orElse("").replaceAll("\\s", "");
        Optional<MessageDigest> algorithm = algorithms.digest(cert.attributeAt("CertDigest/DigestMethod", "Algorithm"));
        return algorithm.filter(a -> Base64.getEncoder().encodeToString(a.digest(der(certificate))).equals(digest)).isPresent()
                && cert.first("IssuerSerial").filter(serial -> issuerSerial(serial, certificate)).isPresent();
    }

    private static boolean issuerSerial(Tree issuerSerial, X509Certificate certificate) {
        String name = issuerSerial.first(Xades.DS, "X509IssuerName").map(Tree::text).orElse("");
        String serial = issuerSerial.first(Xades.DS, "X509SerialNumber").map(Tree::text).orElse("");
        try {
            return certificate.getIssuerX500Principal().equals(new X500Principal(name))
                    && certificate.getSerialNumber().equals(new BigInteger(serial));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Stream<String> time(Xades x) {
        try {
            Instant signed = Instant.parse(x.signingTime());
            return unless(DTM.format(signed).equals(x.entry().value("creationTime")) && !signed.isAfter(x.lot().at().plus(ahead)),
                    "SigningTime n'est pas l'heure de la fiche de signature, ou est dans le futur");
        } catch (DateTimeException e) {
            return Stream.of("SigningTime n'est pas une date UTC");
        }
    }

    private static Stream<String> structure(Xades x) {
        boolean same = XmlSignatures.signer(x.signature()).map(Certificates::structure).filter(x.lot().structure()::equals).isPresent();
        return unless(same, "le lot est signé par une autre structure que celle du VIHF");
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate just read has an encoding", e);
        }
    }
}
