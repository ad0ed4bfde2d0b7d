package fr.passerelle.tls;

import java.util.function.Supplier;

import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.core.establishment.Establishment;

/** Sockets that show the certificate of an establishment and believe the authorities of one national service. */
public final class EstablishmentTls {
    private final KeyRing ring;
    private final Supplier<TrustAnchors> anchors;
    private final ClientTls tls;

    /** @param anchors whom to believe, read when a connection is opened */
    public EstablishmentTls(KeyRing ring, Supplier<TrustAnchors> anchors, TlsRules rules) {
        this.ring = ring;
        this.anchors = anchors;
        this.tls = new ClientTls(rules);
    }

    /** @throws UnusableKeysException when the establishment has no certificate that can be used, or nobody is to be believed */
    public SSLSocketFactory sockets(Establishment establishment) {
        return tls.sockets(ring.authentication(establishment.finess(), establishment.structureId()), anchors.get());
    }
}
