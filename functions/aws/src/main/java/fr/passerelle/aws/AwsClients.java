package fr.passerelle.aws;

import java.net.URI;
import java.time.Duration;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Builds the clients of the platform's services, each on its own {@code url-connection-client} (aws-stack.md §1). A function builds
 * the ones it needs once, when it starts.
 *
 * <p>Settings read: {@code AWS_REGION} ({@code eu-west-3}), {@code AWS_ENDPOINT_URL_DYNAMODB}, {@code _S3}, {@code _SQS},
 * {@code _SECRETS_MANAGER} (the service's own address when absent), {@code S3_PATH_STYLE} ({@code false}),
 * {@code S3_CHUNKED_ENCODING} ({@code true}).
 */
public final class AwsClients {
    private static final String REGION = "eu-west-3";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Silence of the socket, not length of the call: a large object may take longer. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final Settings settings;

    public AwsClients(Settings settings) {
        this.settings = settings;
    }

    public DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder(), "DYNAMODB").build();
    }

    public S3Client s3() {
        boolean pathStyle = Boolean.parseBoolean(settings.text("S3_PATH_STYLE", "false"));
        // S3Proxy answers before it has read the last, empty chunk: a write then succeeds there and fails here, and is made again.
        boolean chunked = Boolean.parseBoolean(settings.text("S3_CHUNKED_ENCODING", "true"));
        return configured(S3Client.builder(), "S3").forcePathStyle(pathStyle).serviceConfiguration(c -> c.chunkedEncodingEnabled(chunked))
                .build();
    }

    public SqsClient sqs() {
        return configured(SqsClient.builder(), "SQS").build();
    }

    public SecretsManagerClient secrets() {
        return configured(SecretsManagerClient.builder(), "SECRETS_MANAGER").build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder, String service) {
        settings.find("AWS_ENDPOINT_URL_" + service).map(URI::create).ifPresent(builder::endpointOverride);
        return builder.region(Region.of(settings.text("AWS_REGION", REGION))).credentialsProvider(credentials())
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE));
    }

    /**
     * Keys without a session token only come from a local platform; in Lambda they carry one, or come from the container's address
     * when SnapStart restores the function, and then the SDK's own chain must follow their renewal.
     */
    private AwsCredentialsProvider credentials() {
        if (settings.find("AWS_ACCESS_KEY_ID").isPresent() && settings.find("AWS_SESSION_TOKEN").isEmpty()) {
            return StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.required("AWS_ACCESS_KEY_ID"), settings.required("AWS_SECRET_ACCESS_KEY")));
        }
        return DefaultCredentialsProvider.builder().build();
    }
}
