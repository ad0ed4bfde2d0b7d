package fr.passerelle.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.formats.json.Json;

/** What a function is woken with; all of it synthetic, each kept as a readable resource. */
enum Event {
    /** What S3 sends once, when notifications are set up: there is nothing to do. */
    S3_TEST("event/s3-test.json"),

    /** An appointment is made. */
    APPOINTMENT("event/appointment.json"),

    /** A dispatch to send, which no table knows. */
    DISPATCH("event/dispatch.json"),

    /** Changes of the table, none. */
    EMPTY_STREAM("event/empty-stream.json");

    /** Identifier of the message that carries the content. */
    static final String MESSAGE_ID = "059f36b4-87a3-44ab-83d2-661975830a7d";

    private final String resource;

    Event(String resource) {
        this.resource = resource;
    }

    /** The content alone, as somebody wrote it. */
    String content() {
        return read(resource);
    }

    /** The JSON the function receives: an SQS event whose one message has this content, or the content itself for a stream. */
    String json() {
        return this == EMPTY_STREAM ? content() : sqs(content());
    }

    private static String sqs(String body) {
        try {
            JsonNode event = Json.mapper().readTree(read("event/sqs-envelope.json"));
            ((ObjectNode) event.path("Records").path(0)).put("body", body);
            return event.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Event.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
