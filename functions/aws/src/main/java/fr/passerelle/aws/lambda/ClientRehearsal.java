package fr.passerelle.aws.lambda;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.S3Client;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.Settings;

/**
 * The calls that every function makes, each once, to a service on the loopback that answers nothing of use: the clients' marshalling,
 * signing and connections are slow the first time only (aws-stack.md §7.1, §7.5). Nothing leaves the machine and nothing is kept: the
 * clients, their words for credentials and their connections end here, since an open one would be the same in every copy.
 */
public final class ClientRehearsal implements Priming.Rehearsal {
    private static final String NAME = "rehearsal";
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS(NAME), "sk", AttributeValue.fromS(NAME));

    @Override
    public void run() throws IOException, GeneralSecurityException {
        try (RehearsalService service = RehearsalService.start()) {
            var clients = new AwsClients(settings(service.url()));
            try (var dynamoDb = clients.dynamoDb(); var s3 = clients.s3(); var sqs = clients.sqs(); var secrets = clients.secrets()) {
                table(dynamoDb);
                buckets(s3);
                sqs.sendMessage(m -> m.queueUrl(service.url() + "/" + NAME).messageBody(RehearsalService.MESSAGE));
                secrets.getSecretValue(s -> s.secretId(NAME));
            }
        }
        greet();
    }

    private static void table(DynamoDbClient client) {
        client.getItem(g -> g.tableName(NAME).key(KEY).consistentRead(true));
        client.queryPaginator(q -> q.tableName(NAME).keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(NAME)))).items().forEach(_ -> {
                });
        client.putItem(p -> p.tableName(NAME).item(KEY).conditionExpression("attribute_not_exists(pk)"));
        client.transactWriteItems(t -> t.transactItems(List.of(TransactWriteItem.builder().put(p -> p.tableName(NAME).item(KEY)).build())));
    }

    private static void buckets(S3Client client) {
        client.headObject(h -> h.bucket(NAME).key(NAME));
        client.getObjectAsBytes(g -> g.bucket(NAME).key(NAME));
        client.listObjectsV2Paginator(l -> l.bucket(NAME).prefix(NAME)).contents().forEach(_ -> {
        });
        client.putObject(p -> p.bucket(NAME).key(NAME), RequestBody.fromString(NAME));
    }

    /** The first words of a TLS client: providers, authorities and keys of the session are loaded and then forgotten with the engine. */
    private static void greet() throws IOException, GeneralSecurityException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 443);
        engine.setUseClientMode(true);
        engine.beginHandshake();
        engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }

    private static Settings settings(String url) {
        return new Settings(Map.of("AWS_REGION", "eu-west-3", "AWS_ACCESS_KEY_ID", NAME, "AWS_SECRET_ACCESS_KEY", NAME, "S3_PATH_STYLE",
                "true", "AWS_ENDPOINT_URL_DYNAMODB", url, "AWS_ENDPOINT_URL_S3", url, "AWS_ENDPOINT_URL_SQS", url,
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", url));
    }
}
