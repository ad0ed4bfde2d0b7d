package fr.passerelle.formats.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;

/**
 * Reads the fields of one JSON object already checked by {@link SchemaCheck}. What the schema has told (absent, wrong type, unknown
 * word) reads as absent; what it cannot tell (a date that does not exist, an instant without offset) is added to the faults.
 */
public final class Fields {
    private static final String INSTANT_FORM = "date et heure avec décalage, par exemple 2026-04-14T09:30:00+02:00";
    private static final int LAST_YEAR = 9999;
    private static final String DATE_FORM = "date AAAA-MM-JJ qui existe";

    private final JsonNode node;
    private final String pointer;
    private final List<Reason> faults;

    /**
     * @param pointer JSON pointer of the object, empty for the root
     * @param faults where what is wrong is added
     */
    public Fields(JsonNode node, String pointer, List<Reason> faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    public String pointer(String name) {
        return pointer + "/" + name;
    }

    /** The JSON value of a field, {@link MissingNode} when absent. */
    public JsonNode value(String name) {
        return node.path(name);
    }

    public boolean has(String name) {
        return !value(name).isMissingNode() && !value(name).isNull();
    }

    public @Nullable String text(String name) {
        return value(name).isTextual() ? value(name).textValue() : null;
    }

    /** The text, or an empty one where the schema has already told its absence. */
    public String requiredText(String name) {
        return Optional.ofNullable(text(name)).orElse("");
    }

    /** Texts of an array; empty when absent. */
    public List<String> texts(String name) {
        return value(name).valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
    }

    public boolean flag(String name) {
        return value(name).asBoolean(false);
    }

    public @Nullable Long number(String name) {
        return value(name).canConvertToExactIntegral() && value(name).canConvertToLong() ? value(name).longValue() : null;
    }

    /** An object; its fields are all absent when it is. */
    public Fields object(String name) {
        return new Fields(value(name), pointer(name), faults);
    }

    /** An object of an array, by its place from 0. */
    public Fields element(String name, int index) {
        return new Fields(value(name).path(index), pointer(name) + "/" + index, faults);
    }

    public @Nullable LocalDate date(String name) {
        String text = text(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            fault(name, "FIELD_INVALID", DATE_FORM);
            return null;
        }
    }

    /** An instant with its offset (messages.md §6.3: an instant without offset is a fault), in a year of four digits. */
    public @Nullable OffsetDateTime instant(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime at = OffsetDateTime.parse(text);
            if (at.getYear() >= 0 && at.getYear() <= LAST_YEAR) {
                return at;
            }
        } catch (DateTimeException _) {
            // Told below, as a year that nobody means.
        }
        fault(name, "FIELD_INVALID", INSTANT_FORM);
        return null;
    }

    /** The constant whose name is the text, case ignored; null when absent or unknown. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> words) {
        String text = text(name);
        return Arrays.stream(words.getEnumConstants()).filter(word -> word.name().equalsIgnoreCase(text)).findFirst().orElse(null);
    }

    public void fault(String name, String code, String... arguments) {
        faults.add(Reason.at(pointer(name), code, arguments));
    }
}
