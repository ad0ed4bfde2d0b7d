package fr.passerelle.core.flow;

import java.time.Duration;

/**
 * When a circuit opens and how often it tries.
 *
 * @param mostDowns calls without answer in a row that open it
 * @param mostSuspects unexplained faults in a row that open it (dmp-transport.md §11.2: five)
 * @param firstProbe wait before the first try, doubled each time
 * @param longestProbe longest wait between two tries
 */
public record CircuitPolicy(int mostDowns, int mostSuspects, Duration firstProbe, Duration longestProbe) {
    private static final int DOUBLINGS = 20;

    /** @param probes tries made since the circuit opened */
    Duration interval(int probes) {
        Duration wait = firstProbe.multipliedBy(1L << Math.min(probes, DOUBLINGS));
        return wait.compareTo(longestProbe) > 0 ? longestProbe : wait;
    }
}
