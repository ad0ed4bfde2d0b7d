package fr.passerelle.aws;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.UUID;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/**
 * DynamoDB Local behind its real HTTP door, one for all the tests of the JVM, so that the client under test is the one {@link AwsClients}
 * builds. Its threads are ended by the test runner, which exits the JVM.
 */
final class LocalDynamoDb {
    private static final LocalDynamoDb RUNNING = new LocalDynamoDb();

    private final DynamoDbClient client;

    private LocalDynamoDb() {
        int port = freePort();
        try {
            ServerRunner.createServerFromCommandLineArgs(
                    new String[]{"-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)}).start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
        client = new AwsClients(new Settings(Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port, "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"))).dynamoDb();
    }

    static DynamoDbClient client() {
        return RUNNING.client;
    }

    /** A new empty table with the keys and the index of template.yaml. */
    static String table() {
        String name = "transmissions-" + UUID.randomUUID();
        client().createTable(t -> t.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(Key.PK, KeyType.HASH), key(Key.SK, KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder().indexName(DueIndex.NAME)
                        .keySchema(key(DueIndex.PARTITION, KeyType.HASH), key(DueIndex.SORT, KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY)).build())
                .attributeDefinitions(text(Key.PK), text(Key.SK), text(DueIndex.PARTITION), text(DueIndex.SORT)));
        return name;
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
