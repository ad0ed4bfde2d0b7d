package fr.passerelle.core.port;

import java.time.Instant;
import java.util.Optional;

import fr.passerelle.core.document.Priority;
import fr.passerelle.core.establishment.Establishment;

/** The ceiling of calls of a structure, shared by all copies of the functions (dmp-transport.md §2.4). */
public interface CallRate {
    /**
     * Asked before a call is prepared. Reserves no slot, since nobody knows how long preparing takes; a call for a backlog is entered in the account of
     * backlogs.
     *
     * @return when to come back, empty when the call may be prepared now
     */
    Optional<Instant> notBefore(Establishment establishment, Priority priority, Instant now);

    /**
     * Reserves the next slot for a call that is ready to leave: it goes before what has not begun, whatever its priority.
     *
     * @return when to leave, not before; empty when there is no slot soon
     */
    Optional<Instant> slot(Establishment establishment, Instant now);
}
