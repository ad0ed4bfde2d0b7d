package fr.passerelle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.formats.json.Json;

/** What a function is woken with; all of it synthetic. The drop goes first: what the other ones speak of is what it left. */
enum Event {
    /** S3 tells of a descriptor, whose PDF is there already. */
    DROP,

    /** An appointment is made. */
    APPOINTMENT,

    /** An identity is qualified. */
    HOSPITAL,

    /** The dispatch of the drop to the DMP is ready. */
    DMP_DISPATCH,

    /** The dispatch of the drop to the patient's mailbox is ready. */
    MAILBOX_DISPATCH,

    /** The stream of the table, with every key the intake of the drop wrote. */
    STREAM,

    /** The same records, for the counters. */
    COUNT,

    /** A minute has passed, and what the drop left is not due yet. */
    TICK,

    /** The software of a hospital records a choice. */
    CALL;

    /** Identifier of the message that carries an event. */
    static final String MESSAGE_ID = "059f36b4-87a3-44ab-83d2-661975830a7d";

    /** The JSON the function receives, in an account where the functions before it did their work. */
    String json(StubAccount account) {
        return switch (this) {
            case DROP -> sqs(Resources.text("event/drop.json"));
            case APPOINTMENT -> sqs(Resources.text("event/appointment.json"));
            case HOSPITAL -> sqs(Resources.text("event/hospital.json"));
            case DMP_DISPATCH -> sqs(account.onlyMessage("dmp"));
            case MAILBOX_DISPATCH -> sqs(account.onlyMessage("mailbox"));
            case STREAM, COUNT -> stream(account.table());
            case TICK -> Resources.text("event/schedule.json");
            case CALL -> Resources.text("event/call.json");
        };
    }

    /** The JSON that holds what the function parses to do its work, for a handler that does nothing else. */
    String plainJson(StubAccount account) {
        return switch (this) {
            case DROP -> sqs(Resources.text("drop/lettre.json"));
            case APPOINTMENT, HOSPITAL -> json(account);
            case DMP_DISPATCH, MAILBOX_DISPATCH -> sqs(account.onlyPackage());
            case STREAM, COUNT, TICK, CALL -> sqs(json(account));
        };
    }

    /** An SQS event with one message. */
    private static String sqs(String body) {
        JsonNode event = parsed("event/sqs-envelope.json");
        ((ObjectNode) event.path("Records").path(0)).put("body", body);
        return event.toString();
    }

    private static String stream(StubTable table) {
        ArrayNode records = Json.mapper().createArrayNode();
        table.items().keySet().forEach(key -> {
            JsonNode record = parsed("event/stream-record.json");
            ObjectNode keys = (ObjectNode) record.path("dynamodb").path("Keys");
            keys.putObject("pk").put("S", key.pk());
            keys.putObject("sk").put("S", key.sk());
            records.add(record);
        });
        return Json.mapper().createObjectNode().set("Records", records).toString();
    }

    private static JsonNode parsed(String resource) {
        try {
            return Json.mapper().readTree(Resources.bytes(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
