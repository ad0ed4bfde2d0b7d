package fr.passerelle.core.port;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;

/** Dispatches that should move by themselves, see {@link Dispatch#wakeAt()}. May be a little late: whoever moves one reads it first. */
public interface DueDispatches {
    /**
     * One of them.
     *
     * @param since when it became due
     */
    record Due(DispatchRef ref, Instant since) {}

    /** The most urgent first, then those due for the longest time. */
    List<Due> due(String establishment, Destination destination, Instant now, int most);
}
