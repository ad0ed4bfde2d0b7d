package fr.passerelle.simulators.dmp.watch;

/** How a call ended, as its caller saw it. */
public enum Ending {
    /** Done, and told so. */
    DONE,
    /** Refused or postponed: nothing was done, and the caller knows it. */
    REFUSED,
    /** The caller has no answer it can read, or gave up before it came. */
    UNANSWERED,
    /** Told that the record is open. */
    OPEN,
    /** Told that the record is closed, or that there is none. */
    CLOSED
}
