package fr.passerelle.hl7.ack;

/** MSA-1, in the meaning of the volet (messages.md §3.1). */
public enum AckCode {
    /** Understood, responsibility is taken. */
    AA,
    /** The message has errors: to be repaired before it is sent again. */
    AE,
    /** Nothing is wrong with the message: it may be sent again later, unchanged. */
    AR
}
