package fr.passerelle.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.port.DispatchQueue;

/**
 * A dispatch queue with its function behind, in simulated time: messages are kept back, taken by a few runs at once, may come twice, come back when a run
 * fails, and go to the dead letters after five tries, like those of SQS.
 */
public final class SimulatedQueue implements DispatchQueue {
    private static final int MOST_RECEIVES = 5;

    private final SimulatedTime time;
    private final Settings settings;
    private final BooleanSupplier twice;
    private final Consumer<DispatchRef> function;
    private final Deque<Message> visible = new ArrayDeque<>();
    private final List<DispatchRef> dead = new ArrayList<>();
    private int running;

    /**
     * Settings of the queue, those of template.yaml.
     *
     * @param concurrency runs at once ({@code MaximumConcurrency})
     * @param visibility after which a message comes back that no run has finished
     */
    public record Settings(int concurrency, Duration visibility) {}

    private record Message(DispatchRef ref, int receives) {}

    /**
     * @param twice whether the next message is delivered once more, a little later
     * @param function one run for one message; whatever it throws, {@link Crash.Killed} included, is a failed run
     */
    public SimulatedQueue(SimulatedTime time, Settings settings, BooleanSupplier twice, Consumer<DispatchRef> function) {
        this.time = time;
        this.settings = settings;
        this.twice = twice;
        this.function = function;
    }

    /** @throws IllegalArgumentException beyond {@link #LONGEST_DELAY}, as the real one */
    @Override
    public void send(Dispatch dispatch, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("delay out of range: " + delay);
        }
        var message = new Message(dispatch.ref(), 0);
        arrive(message, time.instant().plus(delay));
        if (twice.getAsBoolean()) {
            arrive(message, time.instant().plus(delay).plusMillis(1));
        }
    }

    /** Messages that no run could finish. */
    public List<DispatchRef> dead() {
        return List.copyOf(dead);
    }

    private void arrive(Message message, Instant at) {
        time.at(at, () -> {
            visible.add(message);
            poll();
        });
    }

    private void poll() {
        while (running < settings.concurrency() && !visible.isEmpty()) {
            Message message = visible.remove();
            running++;
            time.at(time.instant(), () -> run(message));
        }
    }

    private void run(Message message) {
        Optional<Throwable> failure = failure(message.ref());
        running--;
        if (failure.isPresent()) {
            var again = new Message(message.ref(), message.receives() + 1);
            if (again.receives() < MOST_RECEIVES) {
                arrive(again, time.instant().plus(settings.visibility()));
            } else {
                dead.add(message.ref());
            }
        }
        poll();
    }

    private Optional<Throwable> failure(DispatchRef ref) {
        try {
            function.accept(ref);
            return Optional.empty();
        } catch (Crash.Killed | RuntimeException e) {
            return Optional.of(e);
        }
    }
}
