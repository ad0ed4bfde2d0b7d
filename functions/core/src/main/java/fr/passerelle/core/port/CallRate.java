package fr.passerelle.core.port;

import java.time.Instant;

import fr.passerelle.core.document.Priority;
import fr.passerelle.core.establishment.Establishment;

/** The ceiling of calls of a structure, shared by all copies of the functions (dmp-transport.md §2.4). */
public interface CallRate {
    /** Asks for the next slot. */
    Permit ask(Establishment establishment, Priority priority, Instant now);

    /** An answer. */
    sealed interface Permit {
        /** The slot is reserved: call at this instant, not before. */
        record At(Instant slot) implements Permit {}

        /** No slot soon: come back then. */
        record NotBefore(Instant due) implements Permit {}
    }
}
