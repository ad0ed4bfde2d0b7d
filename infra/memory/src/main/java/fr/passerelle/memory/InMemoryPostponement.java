package fr.passerelle.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.port.Postponement;

/** Messages put off, in memory. */
public final class InMemoryPostponement implements Postponement {
    private final List<Later> waiting = new ArrayList<>();

    /** A message to see again. */
    public record Later(String body, Duration delay) {}

    @Override
    public synchronized void again(String body, Duration delay) {
        waiting.add(new Later(body, delay));
    }

    /** Takes all that waits. */
    public synchronized List<Later> drain() {
        List<Later> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
