package fr.passerelle.bench.plain;

import java.util.List;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.schema.SchemaCheck;

/**
 * Parses what a function parses and does nothing else: the JSON body of each message, checked against the schema named by the
 * environment variable {@value #SCHEMA} (a path under {@code fr/passerelle/formats}) when there is one.
 */
public final class PlainHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** Name of the environment variable that holds the schema's path; the body is only parsed without it. */
    public static final String SCHEMA = "PLAIN_SCHEMA";

    private final @Nullable SchemaCheck schema;

    public PlainHandler() {
        this(System.getenv(SCHEMA));
    }

    /** @param schema path of the schema under {@code fr/passerelle/formats}, null to parse only */
    public PlainHandler(@Nullable String schema) {
        this.schema = schema == null ? null : new SchemaCheck(schema);
    }

    /** @return the messages whose body is no JSON, or not what the schema asks */
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = event.getRecords().stream().filter(message -> !accepts(message.getBody()))
                .map(message -> new BatchItemFailure(message.getMessageId())).toList();
        return new SQSBatchResponse(failures);
    }

    private boolean accepts(@Nullable String body) {
        try {
            JsonNode value = Json.mapper().readTree(body == null ? "" : body);
            return schema == null || schema.faults(value).isEmpty();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
