package fr.passerelle.simulators.mssante.post;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;

/** What is to happen, by time and then in the order it was written down. Thread-safe. */
final class Agenda {
    private final Queue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
    private long written;

    private record Entry(Instant at, long order, Consumer<Instant> act) {}

    synchronized void at(Instant at, Consumer<Instant> act) {
        entries.add(new Entry(at, written++, act));
    }

    /** Lets all that is due happen, each thing at its own time, and what follows from it. */
    synchronized void play(Instant until) {
        for (Entry next = entries.peek(); next != null && !next.at().isAfter(until); next = entries.peek()) {
            entries.remove();
            next.act().accept(next.at());
        }
    }
}
