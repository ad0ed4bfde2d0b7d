package fr.passerelle.local.platform;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

import fr.passerelle.local.engine.ServiceAddresses;

/** Client of the table's stream; only the platform reads it, the functions are called by it. */
final class StreamClients {
    private StreamClients() {
    }

    static DynamoDbStreamsClient at(ServiceAddresses services) {
        return DynamoDbStreamsClient.builder().endpointOverride(services.dynamoDb()).region(Region.of(services.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
}
