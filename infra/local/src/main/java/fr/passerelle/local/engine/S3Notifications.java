package fr.passerelle.local.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import fr.passerelle.local.template.BucketSpec;

/** Events of buckets to the queues that the template names; how they travel can be changed at any moment by a test. */
public final class S3Notifications {
    private final S3Events events;
    private final Map<String, Configured> buckets = new ConcurrentHashMap<>();
    private volatile DeliveryPlan plan = DeliveryPlan.once();

    S3Notifications(S3Events events) {
        this.events = events;
    }

    /** Puts a message in a queue. */
    @FunctionalInterface
    public interface Publisher {
        /** @param delay whole seconds, at most 15 minutes */
        void send(String queueArn, String body, Duration delay);
    }

    private record Configured(BucketSpec bucket, Publisher publisher) {}

    /** From now on the bucket tells its events; each queue gets the test event first, as S3 does. */
    public void configure(BucketSpec bucket, Publisher publisher) {
        buckets.put(bucket.name(), new Configured(bucket, publisher));
        sendTestEvent(bucket.name());
    }

    /** Sends {@code s3:TestEvent} to each queue of the bucket. */
    public void sendTestEvent(String bucket) {
        Configured configured = buckets.get(bucket);
        if (configured != null) {
            configured.bucket().notifications().stream().map(BucketSpec.Notification::queueArn).distinct()
                    .forEach(queue -> configured.publisher().send(queue, events.test(bucket), Duration.ZERO));
        }
    }

    /** From now on events travel this way. */
    public void travel(DeliveryPlan newPlan) {
        plan = newPlan;
    }

    /** Events that happened and that no queue has yet. */
    public int held() {
        return plan.held();
    }

    boolean concern(String bucket) {
        Configured configured = buckets.get(bucket);
        return configured != null && !configured.bucket().notifications().isEmpty();
    }

    void publish(String name, S3Events.ObjectState state) {
        Configured configured = buckets.get(state.bucket());
        if (configured == null) {
            return;
        }
        List<BucketSpec.Notification> notifications = configured.bucket().notifications();
        for (int i = 0; i < notifications.size(); i++) {
            BucketSpec.Notification notification = notifications.get(i);
            if (notification.concerns(name, state.key())) {
                String event = events.record(name, configured.bucket().id() + "-" + i, state);
                plan.deliver(event).forEach(d -> configured.publisher().send(notification.queueArn(), d.event(), d.delay()));
            }
        }
    }
}
