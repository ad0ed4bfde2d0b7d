package fr.passerelle.simulators.dmp.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Feeds of a structure in any second (dmp-transport.md §2.4). Thread-safe. */
public final class RateLimit {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final int most;
    private final Map<String, Deque<Instant>> admitted = new HashMap<>();

    /** @param most feeds admitted in any second */
    public RateLimit(int most) {
        this.most = most;
    }

    /** Whether one more feed fits in the second that ends now; one that does not fit does not count. */
    public synchronized boolean admits(String structure, Instant now) {
        Deque<Instant> recent = admitted.computeIfAbsent(structure, key -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.getFirst().isAfter(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        if (recent.size() >= most) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
