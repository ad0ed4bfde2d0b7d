package fr.passerelle.local.platform;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.Settings;

/** Writes one item for each dropped object; a key with the word poison fails. */
public final class ToyIntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** Bodies seen, by table name, for assertions. */
    static final List<String> SEEN = new CopyOnWriteArrayList<>();

    private final DynamoDbClient dynamoDb;
    private final String table;

    public ToyIntakeHandler(Settings settings, InstantSource clock) {
        dynamoDb = new AwsClients(settings).dynamoDb();
        table = settings.required("ITEM_TABLE");
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            SEEN.add(message.getBody());
            try {
                for (JsonNode record : new ObjectMapper().readTree(message.getBody()).path("Records")) {
                    keep(URLDecoder.decode(record.at("/s3/object/key").asText(), StandardCharsets.UTF_8));
                }
            } catch (Exception e) {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private void keep(String key) {
        if (key.contains("poison")) {
            throw new IllegalStateException("poison");
        }
        for (String sort : List.of("STATE", "HISTORY")) {
            dynamoDb.putItem(p -> p.tableName(table).item(Map.of("pk", AttributeValue.fromS(key), "sk", AttributeValue.fromS(sort))));
        }
    }
}
