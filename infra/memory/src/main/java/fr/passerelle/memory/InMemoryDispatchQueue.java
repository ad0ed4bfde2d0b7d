package fr.passerelle.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.port.DispatchQueue;

/** The dispatch queues in memory, in one list. */
public final class InMemoryDispatchQueue implements DispatchQueue {
    private final List<Sent> waiting = new ArrayList<>();

    /** A message sent and not yet taken. */
    public record Sent(DispatchRef ref, Destination destination, Duration delay) {}

    /** @throws IllegalArgumentException beyond {@link #LONGEST_DELAY} or for a destination without a queue, as the real one */
    @Override
    public synchronized void send(Dispatch dispatch, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("delay out of range: " + delay);
        }
        if (dispatch.destination() == Destination.NONE) {
            throw new IllegalArgumentException("no queue for destination none");
        }
        waiting.add(new Sent(dispatch.ref(), dispatch.destination(), delay));
    }

    /** What waits, oldest first. */
    public synchronized List<Sent> waiting() {
        return List.copyOf(waiting);
    }

    /** Takes all that waits. */
    public synchronized List<Sent> drain() {
        List<Sent> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
