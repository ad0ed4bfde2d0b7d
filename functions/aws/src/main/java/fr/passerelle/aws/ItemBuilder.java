package fr.passerelle.aws;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.dispatch.DispatchRef;

/** Builds one item of the table, attribute after attribute; what is absent leaves no attribute. */
final class ItemBuilder {
    /** ISO-8601 in UTC, always with nine decimals, so that the order of the texts is the order of the instants. */
    private static final DateTimeFormatter SORTABLE = new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    ItemBuilder(Key key) {
        attributes.putAll(key.attributes());
    }

    /** An attribute that is a map itself. */
    ItemBuilder() {
    }

    /** Attributes built apart. */
    ItemBuilder all(Map<String, AttributeValue> built) {
        attributes.putAll(built);
        return this;
    }

    ItemBuilder text(String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromS(value));
        }
        return this;
    }

    ItemBuilder number(String name, @Nullable Number value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromN(value.toString()));
        }
        return this;
    }

    ItemBuilder flag(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    ItemBuilder bytes(String name, SdkBytes value) {
        attributes.put(name, AttributeValue.fromB(value));
        return this;
    }

    /** When DynamoDB deletes the item by itself, see {@link Expiry}; absent: never. */
    ItemBuilder expires(@Nullable Instant at) {
        if (at != null) {
            attributes.put(Expiry.ATTRIBUTE, Expiry.seconds(at));
        }
        return this;
    }

    ItemBuilder instant(String name, @Nullable Instant value) {
        return text(name, value == null ? null : sortable(value));
    }

    /** A reference as the two keys of its item: {@code [inputId, dispatchId]}. */
    ItemBuilder ref(String name, @Nullable DispatchRef ref) {
        return ref == null ? this : texts(name, List.of(ref.inputId(), ref.dispatchId()));
    }

    ItemBuilder texts(String name, List<String> values) {
        attributes.put(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    ItemBuilder maps(String name, List<Map<String, AttributeValue>> values) {
        attributes.put(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromM).toList()));
        return this;
    }

    ItemBuilder map(String name, @Nullable Map<String, AttributeValue> value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromM(value));
        }
        return this;
    }

    Map<String, AttributeValue> build() {
        return Map.copyOf(attributes);
    }

    static String sortable(Instant instant) {
        return SORTABLE.format(instant);
    }
}
