package fr.passerelle.local.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Buckets, queues and tables out of their resolved properties. */
final class ResourceReaders {
    private static final Set<String> BUCKET_WITHOUT_EFFECT = Set.of("ObjectLockEnabled", "ObjectLockConfiguration", "OwnershipControls",
            "PublicAccessBlockConfiguration",
            "BucketEncryption",
            "LifecycleConfiguration", "Tags");
    private static final Set<String> QUEUE_WITHOUT_EFFECT = Set.of("KmsMasterKeyId", "RedriveAllowPolicy", "Tags");
    private static final Set<String> TABLE_WITHOUT_EFFECT = Set.of("DeletionProtectionEnabled", "PointInTimeRecoverySpecification",
            "SSESpecification", "Tags");

    private ResourceReaders() {
    }

    static BucketSpec bucket(String id, Section properties) {
        properties.only(Set.of("BucketName", "VersioningConfiguration", "NotificationConfiguration"), BUCKET_WITHOUT_EFFECT);
        boolean versioned = "Enabled".equals(properties.section("VersioningConfiguration").text("Status", ""));
        Section configuration = properties.section("NotificationConfiguration").only(Set.of("QueueConfigurations"),
                Set.of("EventBridgeConfiguration"));
        List<BucketSpec.Notification> notifications = configuration.sections("QueueConfigurations").stream()
                .map(ResourceReaders::notification).toList();
        return new BucketSpec(id, properties.text("BucketName"), versioned, notifications);
    }

    private static BucketSpec.Notification notification(Section queue) {
        queue.only(Set.of("Event", "Queue", "Filter"), Set.of());
        Map<String, String> rules = new HashMap<>();
        for (Section rule : queue.section("Filter").section("S3Key").sections("Rules")) {
            rules.put(rule.text("Name"), rule.text("Value"));
        }
        return new BucketSpec.Notification(queue.text("Queue"), queue.text("Event"), rules.getOrDefault("prefix", ""),
                rules.getOrDefault("suffix", ""));
    }

    static QueueSpec queue(String id, Section properties, StackValues values) {
        properties.only(Set.of("QueueName", "VisibilityTimeout", "MessageRetentionPeriod", "DelaySeconds", "RedrivePolicy", "FifoQueue",
                "ContentBasedDeduplication"), QUEUE_WITHOUT_EFFECT);
        String name = properties.text("QueueName");
        if (properties.flag("FifoQueue") != name.endsWith(".fifo")) {
            throw new TemplateException(id + ": a FIFO queue, and no other, has a name ending in .fifo");
        }
        Section redrive = properties.section("RedrivePolicy");
        return new QueueSpec(id, name, values.arn("sqs", name), properties.seconds("VisibilityTimeout", 30),
                properties.seconds("MessageRetentionPeriod", 345_600), properties.seconds("DelaySeconds", 0),
                redrive.values().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new QueueSpec.Redrive(redrive.text("deadLetterTargetArn"), redrive.number("maxReceiveCount"))));
    }

    static TableSpec table(String id, Section properties) {
        properties.only(Set.of("TableName", "BillingMode", "AttributeDefinitions", "KeySchema", "TimeToLiveSpecification",
                "StreamSpecification", "GlobalSecondaryIndexes"), TABLE_WITHOUT_EFFECT);
        if (!"PAY_PER_REQUEST".equals(properties.text("BillingMode"))) {
            throw new TemplateException(id + ": only BillingMode PAY_PER_REQUEST is understood");
        }
        Map<String, String> types = new HashMap<>();
        properties.sections("AttributeDefinitions").forEach(a -> types.put(a.text("AttributeName"), a.text("AttributeType")));
        Keys keys = Keys.of(id, properties);
        Section expiry = properties.section("TimeToLiveSpecification");
        return new TableSpec(id, properties.text("TableName"), keys.partition(), keys.sort(), types,
                properties.sections("GlobalSecondaryIndexes").stream().map(index -> index(id, index)).toList(),
                expiry.flag("Enabled") ? Optional.of(expiry.text("AttributeName")) : Optional.empty(),
                properties.section("StreamSpecification").find("StreamViewType").map(String::valueOf));
    }

    private static TableSpec.Index index(String table, Section index) {
        index.only(Set.of("IndexName", "KeySchema", "Projection"), Set.of());
        Keys keys = Keys.of(table + "." + index.text("IndexName"), index);
        return new TableSpec.Index(index.text("IndexName"), keys.partition(), keys.sort(),
                index.section("Projection").only(Set.of("ProjectionType"), Set.of()).text("ProjectionType"));
    }

    private record Keys(String partition, Optional<String> sort) {
        static Keys of(String where, Section properties) {
            List<String> partition = new ArrayList<>();
            List<String> sort = new ArrayList<>();
            properties.sections("KeySchema")
                    .forEach(k -> ("HASH".equals(k.text("KeyType")) ? partition : sort).add(k.text("AttributeName")));
            if (partition.size() != 1 || sort.size() > 1) {
                throw new TemplateException(where + ".KeySchema: one HASH key and at most one RANGE key");
            }
            return new Keys(partition.getFirst(), sort.stream().findFirst());
        }
    }
}
