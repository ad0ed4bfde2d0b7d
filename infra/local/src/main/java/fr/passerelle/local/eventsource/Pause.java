package fr.passerelle.local.eventsource;

import java.time.Duration;
import java.util.List;

/** Waits that end early when the thread is interrupted. */
final class Pause {
    private Pause() {
    }

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when a thread is still there after that time */
    static boolean join(List<Thread> threads, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
