package fr.passerelle.aws;

import java.time.Duration;

import fr.passerelle.core.port.DispatchQueue;

/** {@code DelaySeconds} of SQS: whole seconds, from 0 to 900. */
final class QueueDelay {
    private QueueDelay() {
    }

    /** Rounded up, so that a message never comes before its time. */
    static int seconds(Duration delay) {
        if (delay.isNegative() || delay.compareTo(DispatchQueue.LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("delay out of range: " + delay);
        }
        return Math.toIntExact(delay.plusNanos(999_999_999).toSeconds());
    }
}
