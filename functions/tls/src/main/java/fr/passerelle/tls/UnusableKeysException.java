package fr.passerelle.tls;

import fr.passerelle.core.dispatch.Reason;

/** No call is possible with the certificates of an establishment; the reason says why and names no secret. */
public final class UnusableKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** No cause on purpose: what reads a secret may quote it. */
    public UnusableKeysException(Reason reason) {
        super(reason.code() + " " + reason.arguments());
        this.reason = reason;
    }

    /** Code of the reject catalogue ({@code CERTIFICATE_…}) and its arguments. */
    public Reason reason() {
        return reason;
    }
}
