package fr.passerelle.mailbox.smtp;

/** What a code of the operator asks of us (use-cases.md K14). */
public enum SmtpClass {
    /** Try again soon. */
    RETRY,
    /** The mailbox is full: try again each day. */
    FULL,
    /** The mailbox is closed or does not exist. */
    CLOSED,
    /** The address is wrong. */
    ADDRESS,
    /** Refused for good, without saying more. */
    REFUSED,
    TOO_LARGE,
    /** The operator refuses the gateway itself: configuration, certificate, rights. */
    OURS,
    /** No failure. */
    TAKEN
}
