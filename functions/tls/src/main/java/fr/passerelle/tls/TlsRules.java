package fr.passerelle.tls;

import java.util.List;

/**
 * What a national service accepts.
 *
 * @param protocols names of the JDK, best first, e.g. {@code TLSv1.2}
 * @param suites names of the JDK, best first
 */
public record TlsRules(List<String> protocols, List<String> suites) {
    public TlsRules {
        protocols = List.copyOf(protocols);
        suites = List.copyOf(suites);
    }

    /** TLS 1.3 or 1.2 with forward secrecy and authenticated encryption, for services that only ask for 1.2 or newer (messages.md §4.2). */
    public static TlsRules sinceTls12() {
        return new TlsRules(List.of("TLSv1.3", "TLSv1.2"),
                List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"));
    }
}
