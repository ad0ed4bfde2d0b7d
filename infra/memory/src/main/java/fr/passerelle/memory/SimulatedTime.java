package fr.passerelle.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A clock that jumps to the next thing that happens, for stories of days with several functions at work at the same time.
 *
 * <p>Each piece of work has its thread, of which one moves at a time: it goes on until it ends or waits, then time jumps to the earliest that is due.
 * Calls of different functions thus cross each other as they do in production, and the same story is told the same way each time.
 */
public final class SimulatedTime implements InstantSource {
    private static final Comparator<Wake> ORDER = Comparator.comparing(Wake::at).thenComparingLong(Wake::number);

    private final PriorityQueue<Wake> due = new PriorityQueue<>(ORDER);
    private final Semaphore back = new Semaphore(0);
    private volatile Instant now;
    private volatile @Nullable Throwable failure;
    private long numbers;

    /** Somebody goes on at that instant; who came first at the same one goes first. */
    private record Wake(Instant at, long number, Semaphore turn) {}

    public SimulatedTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Begins a piece of work at that instant, or now when it is past. */
    public void at(Instant when, Runnable work) {
        Wake wake = wake(when);
        Thread.ofVirtual().start(() -> {
            wake.turn().acquireUninterruptibly();
            try {
                work.run();
            } catch (Throwable e) {
                failure = e;
            } finally {
                back.release();
            }
        });
    }

    /** Begins a piece of work after that time. */
    public void after(Duration delay, Runnable work) {
        at(now.plus(delay), work);
    }

    /** Called by a piece of work: others move meanwhile. */
    public void sleepUntil(Instant when) {
        Wake wake = wake(when);
        back.release();
        wake.turn().acquireUninterruptibly();
    }

    /** The same. */
    public void sleep(Duration time) {
        sleepUntil(now.plus(time));
    }

    /**
     * Lets things happen, in their order.
     *
     * @param over asked before each of them; work that has not ended by then stays where it is
     * @throws IllegalStateException when nothing is left to happen before it is over, or when a piece of work failed
     */
    public void runUntil(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            Wake next = due.poll();
            if (next == null) {
                throw new IllegalStateException("nothing happens any more, at " + now);
            }
            now = next.at();
            next.turn().release();
            back.acquireUninterruptibly();
            Throwable thrown = failure;
            if (thrown != null) {
                throw new IllegalStateException("at " + now, thrown);
            }
        }
    }

    /** Lets things happen until that instant. */
    public void runUntil(Instant end) {
        runUntil(() -> {
            Wake next = due.peek();
            return next == null || next.at().isAfter(end);
        });
        now = end;
    }

    private Wake wake(Instant when) {
        var wake = new Wake(when.isBefore(now) ? now : when, numbers++, new Semaphore(0));
        due.add(wake);
        return wake;
    }
}
