package fr.passerelle.formats.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.formats.schema.SchemaCheck;

/**
 * The configuration of an establishment, {@code establishments/<FINESS>.json} of the configuration bucket; its schema is
 * {@code establishment.schema.json} beside this class, explained in {@code docs/establishment-configuration.md}.
 */
public final class EstablishmentJson {
    private static final String WHAT = "establishment";
    /** No matter of what is sent: it stays out of the packages. */
    private static final String CALLERS = "callers";

    private final SchemaCheck schema = new SchemaCheck("json/establishment.schema.json");
    private final EstablishmentCodes codes = new EstablishmentCodes();

    /**
     * Reads a configuration, against its schema and its value sets.
     *
     * @throws UnreadableJsonException when it is not one: the message names every fault of form, or else every code outside its set
     */
    public Establishment read(byte[] json) {
        try {
            var tree = Json.mapper().readTree(json);
            refuse(schema.faults(tree).stream().map(EstablishmentJson::phrase).toList());
            ((ObjectNode) tree).remove(List.of("$schema", "$comment", CALLERS));
            var establishment = Json.mapper().treeToValue(tree, Establishment.class);
            refuse(codes.faults(establishment));
            return establishment;
        } catch (JsonProcessingException e) {
            throw new UnreadableJsonException(WHAT, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * ARNs of the roles whose software may read and record what the patients of an establishment choose.
     *
     * @throws UnreadableJsonException when it is no configuration
     */
    public Set<String> callers(byte[] json) {
        try {
            var tree = Json.mapper().readTree(json);
            refuse(schema.faults(tree).stream().map(EstablishmentJson::phrase).toList());
            return tree.path(CALLERS).valueStream().map(JsonNode::textValue).collect(Collectors.toUnmodifiableSet());
        } catch (JsonProcessingException e) {
            throw new UnreadableJsonException(WHAT, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTF-8 JSON, the same bytes for the same establishment. */
    public byte[] write(Establishment establishment) {
        try {
            return Json.mapper().writeValueAsBytes(establishment);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every establishment can be written", e);
        }
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new UnreadableJsonException(WHAT, faults);
        }
    }

    private static String phrase(Reason fault) {
        return String.join(" ", fault.code(), String.valueOf(fault.subject()), String.join(", ", fault.arguments())).strip();
    }
}
