package fr.passerelle.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.dispatch.DispatchRef;

/**
 * Reads one item of the table. An attribute that must be there and is not is a broken table:
 * {@link IllegalStateException}, naming the attribute and never its value.
 */
record ItemReader(Map<String, AttributeValue> attributes) {
    String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw new IllegalStateException("item without " + name);
        }
        return value;
    }

    @Nullable
    String textOrNull(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : value.s();
    }

    int number(String name) {
        Long value = longOrNull(name);
        if (value == null) {
            throw new IllegalStateException("item without " + name);
        }
        return Math.toIntExact(value);
    }

    @Nullable
    Long longOrNull(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : Long.valueOf(value.n());
    }

    boolean flag(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("item without " + name);
        }
        return value.bool();
    }

    byte[] bytes(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("item without " + name);
        }
        return value.b().asByteArray();
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    @Nullable
    Instant instantOrNull(String name) {
        String value = textOrNull(name);
        return value == null ? null : Instant.parse(value);
    }

    @Nullable
    DispatchRef refOrNull(String name) {
        List<String> ids = texts(name);
        return ids.isEmpty() ? null : new DispatchRef(ids.getFirst(), ids.getLast());
    }

    List<String> texts(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? List.of() : value.l().stream().map(AttributeValue::s).toList();
    }

    /** Absent: a reader of nothing. */
    ItemReader map(String name) {
        AttributeValue value = attributes.get(name);
        return new ItemReader(value == null ? Map.of() : value.m());
    }

    List<ItemReader> maps(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? List.of() : value.l().stream().map(v -> new ItemReader(v.m())).toList();
    }
}
