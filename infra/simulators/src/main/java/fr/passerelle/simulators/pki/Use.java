package fr.passerelle.simulators.pki;

/** What a certificate is for (dmp-transport.md §2.1). */
public enum Use {
    /** {@code ORG AUTH_CLI}: TLS client. Extended key usage clientAuth, key usage digitalSignature. */
    AUTHENTICATION,
    /** {@code ORG SIGN}: VIHF and lot. Key usage digitalSignature and nonRepudiation, no extended one. */
    SIGNATURE,
    /** A TLS server at localhost and 127.0.0.1. */
    SERVER
}
