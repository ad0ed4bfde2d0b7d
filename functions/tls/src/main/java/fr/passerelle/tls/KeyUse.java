package fr.passerelle.tls;

/** What a certificate of an establishment is for: two products of IGC-Santé, two key pairs (dmp-transport.md §2.1). */
public enum KeyUse {
    /** Client of the mutual TLS. */
    AUTHENTICATION("ORG AUTH_CLI"),
    /** VIHF and signature of the lot. */
    SIGNATURE("ORG SIGN");

    private final String product;

    KeyUse(String product) {
        this.product = product;
    }

    /** Name staff and the authority use, e.g. {@code ORG SIGN}. */
    public String product() {
        return product;
    }
}
