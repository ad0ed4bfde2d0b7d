package fr.passerelle.local.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import fr.passerelle.local.template.BucketSpec;
import fr.passerelle.local.template.QueueSpec;
import fr.passerelle.local.template.Stack;
import fr.passerelle.local.template.TableSpec;

/** Creates what the template describes: where the services listen is known by the clients alone. */
public final class LocalResources {
    private final SqsClient sqs;
    private final S3Client s3;
    private final DynamoDbClient dynamoDb;

    public LocalResources(SqsClient sqs, S3Client s3, DynamoDbClient dynamoDb) {
        this.sqs = sqs;
        this.s3 = s3;
        this.dynamoDb = dynamoDb;
    }

    /**
     * Tables, queues, buckets.
     *
     * @return the ARN of each table's stream, by logical id of the table
     * @throws IllegalStateException when they are there already
     */
    public Map<String, String> create(Stack stack) {
        Map<String, String> streams = new HashMap<>();
        stack.tables().forEach(table -> {
            create(table);
            table.streamView().ifPresent(view -> streams.put(table.id(),
                    dynamoDb.describeTable(d -> d.tableName(table.name())).table().latestStreamArn()));
        });
        // Dead letters first: a redrive names a queue that is there.
        stack.queues().stream().sorted(Comparator.comparing(q -> q.redrive().isPresent())).forEach(this::create);
        stack.buckets().forEach(this::create);
        return streams;
    }

    private void create(QueueSpec queue) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(LocalOverrides.visibility(queue).toSeconds()));
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, Long.toString(queue.retention().toSeconds()));
        attributes.put(QueueAttributeName.DELAY_SECONDS, Long.toString(queue.delay().toSeconds()));
        queue.redrive().ifPresent(redrive -> attributes.put(QueueAttributeName.REDRIVE_POLICY, JsonNodeFactory.instance.objectNode()
                .put("deadLetterTargetArn", redrive.deadLetterArn()).put("maxReceiveCount", redrive.mostReceives()).toString()));
        if (queue.fifo()) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        sqs.createQueue(q -> q.queueName(queue.name()).attributes(attributes));
    }

    private void create(BucketSpec bucket) {
        s3.createBucket(b -> b.bucket(bucket.name()));
        if (bucket.versioned()) {
            s3.putBucketVersioning(v -> v.bucket(bucket.name()).versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
        }
    }

    private void create(TableSpec table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder().tableName(table.name()).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.partitionKey(), table.sortKey())).attributeDefinitions(table.types().entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey()).attributeType(type.getValue()).build())
                        .toList());
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(table.indexes().stream().map(LocalResources::index).toList());
        }
        table.streamView().ifPresent(view -> request.streamSpecification(s -> s.streamEnabled(true).streamViewType(view)));
        try {
            dynamoDb.createTable(request.build());
        } catch (ResourceInUseException e) {
            throw new IllegalStateException("the endpoint has a table " + table.name() + " already: start the emulator empty", e);
        }
        table.expiry().ifPresent(name -> dynamoDb
                .updateTimeToLive(t -> t.tableName(table.name()).timeToLiveSpecification(s -> s.attributeName(name).enabled(true))));
    }

    private static GlobalSecondaryIndex index(TableSpec.Index index) {
        return GlobalSecondaryIndex.builder().indexName(index.name()).keySchema(keys(index.partitionKey(), index.sortKey()))
                .projection(p -> p.projectionType(index.projection())).build();
    }

    private static List<KeySchemaElement> keys(String partition, Optional<String> sort) {
        List<KeySchemaElement> keys = new ArrayList<>();
        keys.add(KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build());
        sort.ifPresent(name -> keys.add(KeySchemaElement.builder().attributeName(name).keyType(KeyType.RANGE).build()));
        return keys;
    }
}
