package fr.passerelle.local.eventsource;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/** The JSON of the events, field for field as Lambda sends them ("Using Lambda with Amazon SQS", "…with Amazon DynamoDB"). */
final class EventJson {
    private EventJson() {
    }

    static ObjectNode records(List<ObjectNode> records) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("Records").addAll(records);
        return root;
    }

    static ObjectNode message(Message message, String queueArn, String region) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("messageId", message.messageId()).put("receiptHandle", message.receiptHandle()).put("body", message.body());
        ObjectNode attributes = node.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        ObjectNode own = node.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> {
            ObjectNode attribute = own.putObject(name);
            if (value.stringValue() != null) {
                attribute.put("stringValue", value.stringValue());
            }
            if (value.binaryValue() != null) {
                attribute.put("binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
            }
            attribute.putArray("stringListValues");
            attribute.putArray("binaryListValues");
            attribute.put("dataType", value.dataType());
        });
        return node.put("md5OfBody", message.md5OfBody()).put("eventSource", "aws:sqs").put("eventSourceARN", queueArn).put("awsRegion",
                region);
    }

    static ObjectNode change(Record change, String streamArn, String region) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("eventID", change.eventID()).put("eventName", change.eventNameAsString()).put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb").put("awsRegion", region);
        ObjectNode data = node.putObject("dynamodb");
        data.put("ApproximateCreationDateTime", change.dynamodb().approximateCreationDateTime().getEpochSecond());
        data.set("Keys", item(change.dynamodb().keys()));
        if (change.dynamodb().hasNewImage()) {
            data.set("NewImage", item(change.dynamodb().newImage()));
        }
        if (change.dynamodb().hasOldImage()) {
            data.set("OldImage", item(change.dynamodb().oldImage()));
        }
        data.put("SequenceNumber", change.dynamodb().sequenceNumber()).put("SizeBytes", change.dynamodb().sizeBytes())
                .put("StreamViewType", change.dynamodb().streamViewTypeAsString());
        return node.put("eventSourceARN", streamArn);
    }

    /** What EventBridge Scheduler sends without {@code Input}; its {@code detail} is a text, unlike that of an EventBridge rule. */
    static ObjectNode scheduled(String id, String time, String scheduleArn, String region) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("version", "0").put("id", id).put("detail-type", "Scheduled Event").put("source", "aws.scheduler")
                .put("account", scheduleArn.split(":", -1)[4]).put("time", time).put("region", region);
        node.putArray("resources").add(scheduleArn);
        return node.put("detail", "{}");
    }

    /** What API Gateway sends for an HTTP API, payload version 2.0, behind an IAM authorizer. */
    static ObjectNode http(String id, String method, String path, String callerArn, String body, Instant at) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("version", "2.0").put("routeKey", method + " " + path).put("rawPath", path).put("rawQueryString", "");
        node.putObject("headers").put("content-type", "application/json");
        ObjectNode context = node.putObject("requestContext").put("requestId", id).put("routeKey", method + " " + path)
                .put("stage", "$default").put("timeEpoch", at.toEpochMilli());
        context.putObject("http").put("method", method).put("path", path).put("protocol", "HTTP/1.1").put("sourceIp", "127.0.0.1");
        context.putObject("authorizer").putObject("iam").put("userArn", callerArn);
        return node.put("body", body).put("isBase64Encoded", false);
    }

    private static ObjectNode item(Map<String, AttributeValue> item) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        item.forEach((name, value) -> node.set(name, attribute(value)));
        return node;
    }

    private static ObjectNode attribute(AttributeValue value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case B -> node.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case BOOL -> node.put("BOOL", value.bool());
            case NUL -> node.put("NULL", true);
            case SS -> value.ss().forEach(node.putArray("SS")::add);
            case NS -> value.ns().forEach(node.putArray("NS")::add);
            case BS -> value.bs().forEach(b -> node.withArray("BS").add(Base64.getEncoder().encodeToString(b.asByteArray())));
            case M -> node.set("M", item(value.m()));
            case L -> {
                ArrayNode list = node.putArray("L");
                value.l().forEach(inner -> list.add(attribute(inner)));
            }
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("an attribute of an unknown type");
        }
        return node;
    }
}
