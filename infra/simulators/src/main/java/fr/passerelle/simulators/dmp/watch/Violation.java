package fr.passerelle.simulators.dmp.watch;

/**
 * Something a right client never does.
 *
 * @param kind which rule
 * @param call rank of the call, from 1
 */
public record Violation(Kind kind, int call) {
    /** The rules; docs/simulators.md says how each is judged and when it may be wrong. */
    public enum Kind {
        /** More feeds in a second than the DMP takes from a structure (dmp-transport.md §2.4). */
        RATE,
        /** A document sent again although its answer had come, or without asking after an answer that never came (§12). */
        BLIND_RESEND,
        /** TD0.2 within an hour of an answer that said open (§2.4). */
        USELESS_EXISTENCE,
        /** TD3.1b after an accepted feed, no deletion or replacement having followed so far (§2.4, EX_3.1-2030). */
        USELESS_QUERY,
        /** Feed of a patient the DMP had said closed or absent less than 30 days ago (§11.2). */
        KNOWN_CLOSED
    }

    @Override
    public String toString() {
        return "call " + call + ": " + kind;
    }
}
