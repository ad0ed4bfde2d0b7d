package fr.passerelle.local.engine;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.local.template.BucketSpec;

/**
 * The four services of an AWS emulator behind one address. Nothing of it is started or stopped here, and what is created in it stays.
 */
public final class EmulatorServices implements CloudServices {
    private static final String REGION = "eu-west-3";

    private final ServiceAddresses addresses;
    private final S3Client s3;

    private EmulatorServices(ServiceAddresses addresses) {
        this.addresses = addresses;
        this.s3 = new AwsClients(addresses.settings()).s3();
    }

    /**
     * Asks the emulator how it names things: its account and the beginning of the URLs of its queues are its own.
     *
     * @param endpoint e.g. {@code http://127.0.0.1:4566}
     * @throws software.amazon.awssdk.core.exception.SdkException when nobody answers there
     */
    public static EmulatorServices at(URI endpoint) {
        URI root = URI.create(endpoint.toString().replaceFirst("/+$", ""));
        ServiceAddresses asked = new ServiceAddresses(REGION, "", root, root, root, root, root);
        try (SqsClient sqs = new AwsClients(asked.settings()).sqs()) {
            String name = "passerelle-probe-" + UUID.randomUUID();
            String url = sqs.createQueue(q -> q.queueName(name)).queueUrl();
            String arn = sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)).attributes()
                    .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
            sqs.deleteQueue(q -> q.queueUrl(url));
            String account = arn.replaceFirst("^arn:[^:]*:sqs:[^:]*:([^:]*):.*$", "$1");
            String end = "/" + account + "/" + name;
            if (!url.endsWith(end)) {
                throw new IllegalStateException("the URL of a queue does not end by its account and name at " + root);
            }
            URI queues = URI.create(url.substring(0, url.length() - end.length()));
            return new EmulatorServices(new ServiceAddresses(REGION, account, root, root, root, root, queues));
        }
    }

    @Override
    public ServiceAddresses addresses() {
        return addresses;
    }

    @Override
    public void announce(BucketSpec bucket) {
        List<BucketSpec.Notification> wanted = bucket.notifications();
        if (wanted.isEmpty()) {
            return;
        }
        List<QueueConfiguration> configurations = IntStream.range(0, wanted.size())
                .mapToObj(i -> configuration(bucket.id() + "-" + i, wanted.get(i))).toList();
        s3.putBucketNotificationConfiguration(
                p -> p.bucket(bucket.name()).notificationConfiguration(n -> n.queueConfigurations(configurations)));
    }

    private static QueueConfiguration configuration(String id, BucketSpec.Notification wanted) {
        QueueConfiguration.Builder configuration = QueueConfiguration.builder().id(id).queueArn(wanted.queueArn())
                .eventsWithStrings(wanted.event());
        List<FilterRule> rules = List.of(rule("prefix", wanted.prefix()), rule("suffix", wanted.suffix()))
                .stream().filter(rule -> !rule.value().isEmpty()).toList();
        if (!rules.isEmpty()) {
            configuration.filter(f -> f.key(k -> k.filterRules(rules)));
        }
        return configuration.build();
    }

    /** The SDK's own constants begin with a capital, which S3 takes and not every emulator. */
    private static FilterRule rule(String name, String value) {
        return FilterRule.builder().name(name).value(value).build();
    }

    /** An emulator delivers by itself; what it still has to deliver cannot be known. */
    @Override
    public int held() {
        return 0;
    }

    @Override
    public void close() {
        s3.close();
    }
}
