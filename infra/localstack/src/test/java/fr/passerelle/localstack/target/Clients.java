package fr.passerelle.localstack.target;

import java.net.URI;
import java.time.Duration;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.local.engine.ServiceAddresses;

/**
 * Clients that call once: a client that tries again after a lost answer finds its own write, and a refused second write would prove
 * nothing. Bodies are written whole, as on the local platform.
 */
public record Clients(DynamoDbClient dynamoDb, DynamoDbStreamsClient streams, S3Client s3, SqsClient sqs, SecretsManagerClient secrets) {

    Clients(ServiceAddresses at) {
        this(once(DynamoDbClient.builder(), at, at.dynamoDb()).build(), once(DynamoDbStreamsClient.builder(), at, at.dynamoDb()).build(),
                once(S3Client.builder(), at, at.s3()).forcePathStyle(true)
                        .serviceConfiguration(c -> c.chunkedEncodingEnabled(false)).build(),
                once(SqsClient.builder(), at, at.sqs()).build(),
                once(SecretsManagerClient.builder(), at, at.secretsManager()).build());
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B once(B builder, ServiceAddresses at, URI endpoint) {
        return builder.endpointOverride(endpoint).region(Region.of(at.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(30)));
    }
}
