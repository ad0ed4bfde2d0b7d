package fr.passerelle.formats.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;

import fr.passerelle.core.dispatch.Reason;

/**
 * Checks a JSON value against a schema of this module (draft 2020-12) and tells every fault as a reason of the catalogue:
 * {@code FIELD_UNKNOWN}, {@code FIELD_MISSING} or {@code FIELD_INVALID}, with the JSON pointer of the field and never its value.
 *
 * <p>Formats (dates, addresses) are annotations here: the readers parse them and say what is wrong, so no field is told twice.
 */
public final class SchemaCheck {
    /** Prefix of the {@code $id} of every published schema; what follows is the path under {@code fr/passerelle/formats}. */
    public static final String BASE = "https://passerelle.example/schema/";

    /** Reads the schemas themselves, which follow no convention of the project's own JSON. */
    private static final ObjectReader SCHEMAS = new JsonMapper().reader();

    private final JsonSchema schema;

    /** @param path of the schema under {@code fr/passerelle/formats}, e.g. {@code patient/patient.schema.json} */
    public SchemaCheck(String path) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012,
                builder -> builder.schemaMappers(mappers -> mappers.mapPrefix(BASE, "classpath:fr/passerelle/formats/")));
        this.schema = factory.getSchema(SchemaLocation.of(BASE + path),
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).regularExpressionFactory(SchemaCheck::expression).build());
        this.schema.initializeValidators();
    }

    /** All the faults, in the order of their fields. */
    public List<Reason> faults(JsonNode value) {
        Map<Boolean, List<ValidationMessage>> found = schema.validate(value).stream()
                .collect(Collectors.partitioningBy(SchemaCheck::oneOfSeveralFields));
        return Stream
                .concat(found.getOrDefault(false, List.of()).stream().map(SchemaCheck::reason),
                        choices(found.getOrDefault(true, List.of())))
                .distinct()
                .sorted(Comparator.comparing((Reason r) -> String.valueOf(r.subject())).thenComparing(Reason::code)).toList();
    }

    private static boolean oneOfSeveralFields(ValidationMessage message) {
        return message.getType().equals("required") && message.getEvaluationPath().toString().contains("/anyOf/");
    }

    /** Fields of which one at least is wanted: one fault for all of them. */
    private static Stream<Reason> choices(List<ValidationMessage> missing) {
        return missing.stream().collect(Collectors.groupingBy(m -> m.getInstanceLocation().toString(),
                Collectors.mapping(ValidationMessage::getProperty, Collectors.toCollection(TreeSet::new)))).entrySet().stream()
                .map(choice -> Reason.at(choice.getKey().isEmpty() ? "/" : choice.getKey(), "FIELD_INVALID",
                        "l'un de ces champs au moins : " + String.join(", ", choice.getValue())));
    }

    /** In a JSON Schema {@code $} is the very end (ECMA 262); in Java it also matches before a last line feed. */
    private static RegularExpression expression(String pattern) {
        String exact = pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern;
        Predicate<String> found = Pattern.compile(exact).asPredicate();
        return found::test;
    }

    private static Reason reason(ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        return switch (message.getType()) {
            case "required" -> Reason.at(under(at, message.getProperty()), "FIELD_MISSING");
            case "additionalProperties", "unevaluatedProperties" -> Reason.at(under(at, message.getProperty()), "FIELD_UNKNOWN");
            default -> Reason.at(at.isEmpty() ? "/" : at, "FIELD_INVALID", expectation(message));
        };
    }

    private static String under(String pointer, String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    /** What the schema asks, in French: the library's own sentences repeat the value, which may identify the patient. */
    private static String expectation(ValidationMessage message) {
        JsonNode rule = message.getSchemaNode();
        return switch (message.getType()) {
            case "type" -> "un " + type(rule.asText()) + " est attendu";
            case "enum" -> "valeurs admises : " + values(rule);
            case "const" -> "seule valeur admise : " + rule.asText();
            case "minLength" -> "texte vide ou trop court";
            case "maxLength" -> rule.asText() + " caractères au plus";
            case "minItems" -> "au moins " + rule.asText() + " élément(s)";
            case "maxItems" -> rule.asText() + " éléments au plus";
            case "uniqueItems" -> "élément répété";
            case "pattern", "not" -> form(message).orElse("une autre écriture, décrite par le schéma");
            case "minimum" -> "au moins " + rule.asText();
            case "maximum" -> "au plus " + rule.asText();
            case "anyOf", "oneOf" -> "aucune des formes décrites par le schéma";
            default -> "règle « " + message.getType() + " » du schéma";
        };
    }

    /** The {@code title} beside a rule, where the schema says in French what it means. */
    private static Optional<String> form(ValidationMessage message) {
        String location = message.getSchemaLocation().toString();
        int mark = location.indexOf('#');
        String pointer = location.substring(mark + 1, location.lastIndexOf('/'));
        try (InputStream schema = SchemaCheck.class
                .getResourceAsStream("/fr/passerelle/formats/" + location.substring(BASE.length(), mark))) {
            return Optional.ofNullable(SCHEMAS.readTree(schema).at(pointer).path("title").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String word) {
        return switch (word) {
            case "string" -> "texte";
            case "integer" -> "nombre entier";
            case "number" -> "nombre";
            case "boolean" -> "booléen (true ou false)";
            case "array" -> "tableau";
            case "object" -> "objet";
            default -> "autre type (" + word + ")";
        };
    }

    private static String values(JsonNode rule) {
        return String.join(", ", rule.valueStream().map(JsonNode::asText).toList());
    }
}
