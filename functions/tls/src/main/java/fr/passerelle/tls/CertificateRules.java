package fr.passerelle.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.regex.Pattern;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;

/**
 * What the certificates of an establishment must say before anything is sent with them (dmp-transport.md §2.1): their use, the chain of
 * the environment, the structure.
 */
final class CertificateRules {
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final Pattern TEST = Pattern.compile("(?i)(?<!\\p{Alpha})TEST(?!\\p{Alpha})");

    private final Environment environment;

    CertificateRules(Environment environment) {
        this.environment = environment;
    }

    /** @throws UnusableKeysException naming the first rule broken and both values that disagree */
    void check(StructureKeys keys, String structureId) {
        if (keys.authentication().certificate().getPublicKey().equals(keys.signature().certificate().getPublicKey())) {
            throw unfit(KeyUse.SIGNATURE, "même paire de clés que " + KeyUse.AUTHENTICATION.product());
        }
        check(KeyUse.AUTHENTICATION, keys.authentication(), structureId);
        check(KeyUse.SIGNATURE, keys.signature(), structureId);
    }

    void check(KeyUse use, KeyEntry entry, String structureId) {
        usage(use, entry);
        environment(use, entry);
        structure(use, entry.certificate(), structureId);
    }

    private static void usage(KeyUse use, KeyEntry entry) {
        if (!(entry.key() instanceof RSAPrivateKey secret && entry.certificate().getPublicKey() instanceof RSAPublicKey open)) {
            throw unfit(use, "clé autre que RSA");
        }
        if (!secret.getModulus().equals(open.getModulus())) {
            throw unfit(use, "la clé privée n'est pas celle du certificat");
        }
        switch (use) {
            case AUTHENTICATION -> {
                if (!extendedUsages(entry.certificate()).contains(CLIENT)) {
                    throw unfit(use, "usage étendu clientAuth absent");
                }
            }
            case SIGNATURE -> {
                boolean[] usages = entry.certificate().getKeyUsage();
                if (usages == null || !usages[DIGITAL_SIGNATURE] || !usages[NON_REPUDIATION]) {
                    throw unfit(use, "usages digitalSignature et nonRepudiation absents");
                }
            }
        }
    }

    private void environment(KeyUse use, KeyEntry entry) {
        boolean test = entry.chain().stream().map(c -> c.getIssuerX500Principal().getName(X500Principal.RFC2253))
                .anyMatch(name -> TEST.matcher(name).find());
        if (test != (environment == Environment.TEST)) {
            throw new UnusableKeysException(Reason.of("CERTIFICATE_ENVIRONMENT", use.product(), test ? "de test" : "de production",
                    environment == Environment.TEST ? "de test" : "de production"));
        }
    }

    private static void structure(KeyUse use, X509Certificate certificate, String structureId) {
        List<String> units = units(certificate);
        if (!units.contains(structureId)) {
            throw new UnusableKeysException(
                    Reason.of("CERTIFICATE_STRUCTURE", use.product(), units.isEmpty() ? "(aucune)" : String.join(", ", units),
                            structureId));
        }
    }

    /** The OU of the subject. */
    static List<String> units(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253)).getRdns().stream()
                    .filter(rdn -> rdn.getType().equalsIgnoreCase("OU")).map(Rdn::getValue).map(String::valueOf).toList();
        } catch (InvalidNameException e) {
            throw new IllegalStateException("the JDK does not read the names it writes", e);
        }
    }

    private static List<String> extendedUsages(X509Certificate certificate) {
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            return usages == null ? List.of() : usages;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static UnusableKeysException unfit(KeyUse use, String why) {
        return new UnusableKeysException(Reason.of("CERTIFICATE_USAGE", use.product(), why));
    }
}
