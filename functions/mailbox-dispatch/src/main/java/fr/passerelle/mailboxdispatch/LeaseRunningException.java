package fr.passerelle.mailboxdispatch;

/** Another run is sending this mail: the message must come back later. */
final class LeaseRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseRunningException() {
        super("a submission is under way");
    }
}
