package fr.passerelle.core.port;

import java.time.Duration;

import fr.passerelle.core.dispatch.Dispatch;

/** Hands a dispatch to the function of its destination; the message carries its reference only. */
public interface DispatchQueue {
    /** @param delay not before, at most {@link #LONGEST_DELAY} */
    void send(Dispatch dispatch, Duration delay);

    /** Longest delay of a queue (SQS: 15 minutes). */
    Duration LONGEST_DELAY = Dispatch.LONGEST_DELAY;

    /** This delay, or the longest one: a message that then comes too early is put off again. */
    static Duration atMost(Duration delay) {
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
