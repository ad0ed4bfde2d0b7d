package fr.passerelle.local.deadletter;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.port.ReplayOrders;
import fr.passerelle.core.work.ReplayOrder;

/** Redrives a queue of dead letters and keeps who asked for it, and why, beside the orders to replay. */
public final class Redrive {
    /** In place of an establishment: a queue is shared by all. */
    public static final String PLATFORM = "plateforme";

    private final DeadLetters letters;
    private final ReplayOrders orders;

    public Redrive(DeadLetters letters, ReplayOrders orders) {
        this.letters = letters;
        this.orders = orders;
    }

    /** @throws IllegalArgumentException when its messages have nowhere to go back to */
    public ReplayOrder of(DeadLetterQueue queue, String reason, String by, Instant now) {
        String id = Ids.input("redrive", queue.name(), reason, by, now.toString());
        var order = new ReplayOrder(id, PLATFORM, "--dead-letters " + queue.name(), reason, by, now, "none", queue.depth(), null);
        orders.give(order, List.of());
        letters.redrive(queue);
        ReplayOrder ended = order.ended(now, queue.depth(), 0);
        orders.end(ended);
        return ended;
    }
}
