package fr.passerelle.local.template;

import java.util.List;

/**
 * A bucket.
 *
 * @param id logical id in the template
 * @param name bucket name
 * @param versioned whether older versions of an object stay readable
 * @param notifications which of its events go to which queue
 */
public record BucketSpec(String id, String name, boolean versioned, List<Notification> notifications) {
    public BucketSpec {
        notifications = List.copyOf(notifications);
    }

    /**
     * Events sent to a queue.
     *
     * @param queueArn ARN of a standard queue
     * @param event e.g. {@code s3:ObjectCreated:*}
     * @param prefix start of the key, empty for any
     * @param suffix end of the key, empty for any
     */
    public record Notification(String queueArn, String event, String prefix, String suffix) {
        /** @param name e.g. {@code ObjectCreated:Put}, as in the event itself */
        public boolean concerns(String name, String key) {
            String wanted = event.substring("s3:".length());
            boolean sameEvent = wanted.endsWith("*") ? name.startsWith(wanted.substring(0, wanted.length() - 1)) : name.equals(wanted);
            return sameEvent && key.startsWith(prefix) && key.endsWith(suffix);
        }
    }
}
