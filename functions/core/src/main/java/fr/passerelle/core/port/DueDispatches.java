package fr.passerelle.core.port;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;

/** Dispatches that should move by themselves, see {@link Dispatch#wakeAt()}. May be a little late: whoever moves one reads it first. */
public interface DueDispatches {
    /** The most urgent first, then those due for the longest time. */
    List<DispatchRef> due(String establishment, Destination destination, Instant now, int most);
}
