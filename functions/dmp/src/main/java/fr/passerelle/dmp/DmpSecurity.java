package fr.passerelle.dmp;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.dmp.security.AssertionSigner;
import fr.passerelle.dmp.security.LotSignature;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.tls.ClientTls;
import fr.passerelle.tls.KeyEntry;
import fr.passerelle.tls.StructureKeySource;
import fr.passerelle.tls.TlsRules;
import fr.passerelle.tls.TrustAnchors;

/**
 * What calls are made safe with (dmp-transport.md §2, §4.4, §6).
 *
 * @param environment the one certificates and identities must belong to
 * @param keys of the establishments
 * @param anchors whom to believe, read when a call is made
 * @param vihf digest of the VIHF and of its signature
 * @param lot digest of the lot's signature and of all it signs
 */
public record DmpSecurity(Environment environment, StructureKeySource keys, Supplier<TrustAnchors> anchors, ClientTls tls,
        SignatureDigest vihf, SignatureDigest lot) {
    /** TLS 1.2 alone, with the suites the DMP accepts (dmp-transport.md §2.3). */
    public static final TlsRules TLS = new TlsRules(List.of("TLSv1.2"), List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"));

    /** With the JVM's own TLS, each key its context. */
    public DmpSecurity(Environment environment, StructureKeySource keys, Supplier<TrustAnchors> anchors, SignatureDigest vihf,
            SignatureDigest lot) {
        this(environment, keys, anchors, new ClientTls(TLS), vihf, lot);
    }

    SSLSocketFactory sockets(KeyEntry authentication) {
        return tls.sockets(authentication, anchors.get());
    }

    AssertionSigner assertionSigner() {
        return new AssertionSigner(vihf);
    }

    LotSignature lotSignature(Supplier<UUID> ids) {
        return new LotSignature(lot, ids);
    }
}
