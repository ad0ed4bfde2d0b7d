package fr.passerelle.dmp;

import java.util.UUID;
import java.util.function.Supplier;

import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.dmp.security.AssertionSigner;
import fr.passerelle.dmp.security.ClientTls;
import fr.passerelle.dmp.security.KeyEntry;
import fr.passerelle.dmp.security.LotSignature;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.dmp.security.StructureKeySource;
import fr.passerelle.dmp.security.TrustAnchors;

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
    /** With the JVM's own TLS, each key its context. */
    public DmpSecurity(Environment environment, StructureKeySource keys, Supplier<TrustAnchors> anchors, SignatureDigest vihf,
            SignatureDigest lot) {
        this(environment, keys, anchors, new ClientTls(), vihf, lot);
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
