package fr.passerelle.core.port;

/** Another run holds the lease of this dispatch: nothing is wrong, the message must come back once the lease is over. */
public final class LeaseRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseRunningException() {
        super("another run is sending this dispatch");
    }
}
