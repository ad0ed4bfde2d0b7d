package fr.passerelle.local.engine;

import java.net.URI;
import java.util.Map;

import fr.passerelle.aws.Settings;

/**
 * Where services listen and what they call their resources.
 *
 * @param region region that the clients must name
 * @param account 12 digits, part of every ARN
 * @param queues what the URL of each queue begins with, before its account and name; an emulator chooses it
 */
public record ServiceAddresses(String region, String account, URI s3, URI sqs, URI dynamoDb, URI secretsManager, URI queues) {

    /** What {@link fr.passerelle.aws.AwsClients} needs to talk to these services; the credentials are words, nobody checks them. */
    public Settings settings() {
        return new Settings(
                Map.of("AWS_REGION", region, "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local", "S3_PATH_STYLE", "true",
                        "S3_CHUNKED_ENCODING", "false",
                        "AWS_ENDPOINT_URL_S3", s3.toString(), "AWS_ENDPOINT_URL_SQS", sqs.toString(), "AWS_ENDPOINT_URL_DYNAMODB",
                        dynamoDb.toString(),
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsManager.toString()));
    }

    String queueUrl(String name) {
        return queues + "/" + account + "/" + name;
    }
}
