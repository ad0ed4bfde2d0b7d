package fr.passerelle.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue.
 *
 * @param id logical id in the template
 * @param name queue name, ending in {@code .fifo} when it is one
 * @param visibility how long a received message stays hidden
 * @param retention how long a message is kept
 * @param delay before a new message can be received
 * @param redrive where messages go that fail too often
 */
public record QueueSpec(String id, String name, String arn, Duration visibility, Duration retention, Duration delay,
        Optional<Redrive> redrive) {
    public boolean fifo() {
        return name.endsWith(".fifo");
    }

    /**
     * What happens to a message that fails too often.
     *
     * @param deadLetterArn ARN of the queue it goes to
     * @param mostReceives how many times it is given out before that
     */
    public record Redrive(String deadLetterArn, int mostReceives) {}
}
