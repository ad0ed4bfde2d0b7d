package fr.passerelle.local.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How events travel from a bucket to a queue: S3 promises at least once, in no order (aws-stack.md §8.2). */
public interface DeliveryPlan {
    /** What to send now that this event happened. */
    List<Delivery> deliver(String event);

    /** Events that happened and were not given out yet. */
    default int held() {
        return 0;
    }

    /** @param delay before the message can be received, at most 15 minutes */
    record Delivery(String event, Duration delay) {}

    static DeliveryPlan once() {
        return event -> List.of(new Delivery(event, Duration.ZERO));
    }

    static DeliveryPlan twice() {
        return event -> List.of(new Delivery(event, Duration.ZERO), new Delivery(event, Duration.ZERO));
    }

    static DeliveryPlan late(Duration delay) {
        return event -> List.of(new Delivery(event, delay));
    }

    /** Events by two, the second before the first. */
    static DeliveryPlan swapped() {
        return new DeliveryPlan() {
            private final Deque<String> waiting = new ArrayDeque<>();

            @Override
            public synchronized List<Delivery> deliver(String event) {
                if (waiting.isEmpty()) {
                    waiting.add(event);
                    return List.of();
                }
                return List.of(new Delivery(event, Duration.ZERO), new Delivery(waiting.remove(), Duration.ZERO));
            }

            @Override
            public synchronized int held() {
                return waiting.size();
            }
        };
    }
}
