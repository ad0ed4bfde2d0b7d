package fr.passerelle.simulators.pki;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.x500.X500Name;

import fr.passerelle.simulators.pki.CertificateMaker.Issuer;

/**
 * A root, an intermediate authority and the certificates they issue, valid from 2020 to 2040 unless ordered otherwise.
 *
 * <p>Certificates of one use share one key pair; two uses never do (dmp-transport.md §2.1). Keys are made once for a JVM: two objects of
 * the same kind in one JVM are the same authorities. Thread-safe.
 */
public final class TestPki {
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final KeyPairs keys;
    private final CertificateMaker maker = new CertificateMaker();
    private final Issuer issuer;
    private final X509Certificate root;
    private final X509Certificate intermediate;

    private TestPki(String prefix, KeyPairs keys) {
        this.keys = keys;
        KeyPair top = keys.root();
        X500Name rootName = CertificateMaker.authority(prefix + "AC RACINE ORGANISATIONS");
        Issuer self = new Issuer(rootName, top.getPublic(), top.getPrivate());
        this.root = maker.authority(rootName, top.getPublic(), self);
        KeyPair middle = keys.intermediate();
        X500Name name = CertificateMaker.authority(prefix + "AC ORGANISATIONS");
        this.intermediate = maker.authority(name, middle.getPublic(), self);
        this.issuer = new Issuer(name, middle.getPublic(), middle.getPrivate());
    }

    /** A chain with {@code TEST} in the names of its authorities, as the IGC-Santé one for tests. */
    public static TestPki create() {
        return new TestPki("TEST ", KeyPairs.test());
    }

    /** A chain without {@code TEST} in the names of its authorities: what a test stage must refuse and a production one expects. */
    public static TestPki productionLike() {
        return new TestPki("", KeyPairs.productionLike());
    }

    public Credential issue(CertificateOrder order) {
        KeyPair pair = keys.of(order.use());
        return new Credential(pair.getPrivate(), List.of(maker.leaf(order, pair.getPublic(), issuer), intermediate, root));
    }

    /** TLS client certificate ({@code ORG AUTH_CLI}) of a Struct_IdNat. */
    public Credential authentication(String structure) {
        return issue(CertificateOrder.authentication(structure));
    }

    /** Seal ({@code ORG SIGN}) of a Struct_IdNat. */
    public Credential signature(String structure) {
        return issue(CertificateOrder.signature(structure));
    }

    /** Server certificate for localhost and 127.0.0.1. */
    public Credential server() {
        return issue(CertificateOrder.server());
    }

    /** The secret {@code dmp-certificates} of a structure that has one certificate of each use. */
    public String secret(String structure) {
        return secret(List.of(authentication(structure)), List.of(signature(structure)));
    }

    /**
     * The secret {@code dmp-certificates} of an establishment:
     * {@code {"authentication":[{"pkcs12":"<base64>","password":"…"}],"signature":[…]}}.
     */
    public static String secret(List<Credential> authentication, List<Credential> signature) {
        return "{\"authentication\":" + json(authentication) + ",\"signature\":" + json(signature) + "}";
    }

    /** The secret {@code dmp-trust}: the root, in PEM (RFC 7468). */
    public String trustPem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + PEM.encodeToString(root.getEncoded()) + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate just made has an encoding", e);
        }
    }

    /** What a server that knows this authority demands of certificates. */
    public Trust trust() {
        return new Trust(root, List.of(intermediate));
    }

    /** The only trust anchor. */
    public X509Certificate root() {
        return root;
    }

    /** The authority that issues every certificate. */
    public X509Certificate intermediate() {
        return intermediate;
    }

    private static String json(List<Credential> credentials) {
        return credentials.stream().map(Credential::json).collect(Collectors.joining(",", "[", "]"));
    }
}
