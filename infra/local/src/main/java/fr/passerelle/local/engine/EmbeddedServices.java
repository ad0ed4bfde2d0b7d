package fr.passerelle.local.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.local.template.BucketSpec;

/** The four services inside this JVM, started side by side, each on its own port of 127.0.0.1. */
public final class EmbeddedServices implements CloudServices {
    private static final String REGION = "eu-west-3";
    private static final String ACCOUNT = "000000000000";

    private final SqsEngine sqs;
    private final DynamoDbEngine dynamoDb;
    private final S3Engine s3;
    private final SecretsEngine secrets;
    private final ServiceAddresses addresses;
    private final SqsClient queues;

    private EmbeddedServices(SqsEngine sqs, DynamoDbEngine dynamoDb, S3Engine s3, SecretsEngine secrets) {
        this.sqs = sqs;
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
        this.secrets = secrets;
        this.addresses = new ServiceAddresses(REGION, ACCOUNT, s3.endpoint(), sqs.endpoint(), dynamoDb.endpoint(), secrets.endpoint(),
                sqs.endpoint());
        this.queues = new AwsClients(addresses.settings()).sqs();
    }

    /**
     * Starts them.
     *
     * @param clock time of the events of buckets
     * @param queueClock time of delays and visibility
     * @throws IllegalStateException when one does not start; the others are closed again
     */
    public static EmbeddedServices start(InstantSource clock, InstantSource queueClock) {
        List<Future<? extends Engine>> started = new ArrayList<>();
        try (ExecutorService starters = Executors.newFixedThreadPool(4)) {
            Future<SqsEngine> sqs = starters.submit(() -> SqsEngine.start(REGION, ACCOUNT, queueClock));
            Future<DynamoDbEngine> dynamoDb = starters.submit(DynamoDbEngine::start);
            Future<S3Engine> s3 = starters.submit(() -> S3Engine.start(REGION, clock));
            Future<SecretsEngine> secrets = starters.submit(() -> SecretsEngine.start(REGION, ACCOUNT, clock));
            started.addAll(List.of(sqs, dynamoDb, s3, secrets));
            return new EmbeddedServices(sqs.get(), dynamoDb.get(), s3.get(), secrets.get());
        } catch (ExecutionException e) {
            started.stream().filter(f -> f.state() == Future.State.SUCCESS).forEach(f -> f.resultNow().close());
            throw new IllegalStateException("the local services did not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the local services were starting", e);
        }
    }

    /** How events of buckets travel, for tests. */
    public S3Notifications notifications() {
        return s3.notifications();
    }

    @Override
    public ServiceAddresses addresses() {
        return addresses;
    }

    @Override
    public void announce(BucketSpec bucket) {
        s3.notifications().configure(bucket, this::send);
    }

    /** The name of a queue is the last part of its ARN. */
    private void send(String queueArn, String body, Duration delay) {
        String url = addresses.queueUrl(queueArn.substring(queueArn.lastIndexOf(':') + 1));
        queues.sendMessage(m -> m.queueUrl(url).messageBody(body).delaySeconds(Math.toIntExact(delay.toSeconds())));
    }

    @Override
    public int held() {
        return s3.notifications().held();
    }

    @Override
    public void close() {
        queues.close();
        s3.close();
        secrets.close();
        dynamoDb.close();
        sqs.close();
    }
}
