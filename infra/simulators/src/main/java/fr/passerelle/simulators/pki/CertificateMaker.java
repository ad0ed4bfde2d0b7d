package fr.passerelle.simulators.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes X.509 certificates (RFC 5280), signed with SHA256withRSA. */
final class CertificateMaker {
    /** Above 2^63, so that a reader that takes a serial number for a signed long shows itself. */
    private static final BigInteger FIRST_SERIAL = new BigInteger("15110490425738043088");

    private final AtomicLong made = new AtomicLong();

    /** Who signs: its name, its keys. */
    record Issuer(X500Name name, PublicKey publicKey, PrivateKey privateKey) {}

    /** A name of the authority itself. */
    static X500Name authority(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "FR").addRDN(BCStyle.O, "PASSERELLE").addRDN(BCStyle.CN, commonName)
                .build();
    }

    X509Certificate authority(X500Name subject, PublicKey key, Issuer issuer) {
        return sign(issuer, builder(subject, key, issuer, CertificateOrder.OPENING, CertificateOrder.CLOSING), extensions -> {
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
    }

    X509Certificate leaf(CertificateOrder order, PublicKey key, Issuer issuer) {
        return sign(issuer, builder(subject(order), key, issuer, order.notBefore(), order.notAfter()), extensions -> {
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            extensions.addExtension(Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
            extensions.addExtension(Extension.authorityKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.publicKey()));
            usages(order.use(), extensions);
        });
    }

    private static void usages(Use use, X509v3CertificateBuilder extensions) throws IOException {
        switch (use) {
            case AUTHENTICATION -> {
                extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            }
            case SIGNATURE ->
                extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            case SERVER -> {
                extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
                extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[]{
                        new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")}));
            }
        }
    }

    private static X500Name subject(CertificateOrder order) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "FR").addRDN(BCStyle.ST, "Paris (75)")
                .addRDN(BCStyle.O, order.organisation());
        if (!order.structure().isEmpty()) {
            name.addRDN(BCStyle.OU, order.structure());
        }
        return name.addRDN(BCStyle.CN, order.name()).build();
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Issuer issuer, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(issuer.name(), FIRST_SERIAL.add(BigInteger.valueOf(made.getAndIncrement())), Date.from(from),
                Date.from(to), subject, key);
    }

    private static X509Certificate sign(Issuer issuer, X509v3CertificateBuilder builder, Extensions extensions) {
        try {
            extensions.add(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.privateKey())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate of the tests could not be written", e);
        }
    }

    /** Adds extensions to a certificate. */
    @FunctionalInterface
    private interface Extensions {
        void add(X509v3CertificateBuilder builder) throws IOException, GeneralSecurityException;
    }
}
