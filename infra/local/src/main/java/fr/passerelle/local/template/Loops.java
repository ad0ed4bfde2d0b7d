package fr.passerelle.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Unrolls {@code Fn::ForEach::<name>: [variable, [values], {body}]} as the transform {@code AWS::LanguageExtensions} does before anything
 * else is computed: one copy of the body per value, {@code ${variable}} replaced in its keys and texts.
 */
final class Loops {
    private static final String LOOP = "Fn::ForEach::";

    private Loops() {
    }

    /** @throws TemplateException naming a loop of another form, or that writes a key twice */
    static Map<String, Object> unrolled(Map<String, Object> node) {
        Map<String, Object> copy = new LinkedHashMap<>();
        node.forEach((key, value) -> {
            if (key.startsWith(LOOP)) {
                copies(key, value).forEach(body -> body.forEach((inner, content) -> put(copy, inner, content)));
            } else {
                put(copy, key, value instanceof Map<?, ?> map ? unrolled(YamlFile.strings(map)) : value);
            }
        });
        return copy;
    }

    private static void put(Map<String, Object> copy, String key, Object value) {
        if (copy.putIfAbsent(key, value) != null) {
            throw new TemplateException(key + " is written twice");
        }
    }

    private static List<Map<String, Object>> copies(String loop, Object definition) {
        if (definition instanceof List<?> parts && parts.size() == 3 && parts.get(1) instanceof List<?> values
                && parts.get(2) instanceof Map<?, ?> body) {
            String variable = "${" + parts.getFirst() + "}";
            return values.stream().map(value -> YamlFile.strings(map(body, variable, String.valueOf(value)))).toList();
        }
        throw new TemplateException(loop + " is not [variable, [values], {body}]");
    }

    private static Object replaced(Object node, String variable, String value) {
        return switch (node) {
            case Map<?, ?> map when map.get("Fn::Sub") instanceof String text && text.contains(variable) -> {
                String filled = text.replace(variable, value);
                yield filled.contains("${") ? Map.of("Fn::Sub", filled) : filled;
            }
            case Map<?, ?> map -> map(map, variable, value);
            case List<?> list -> list.stream().map(item -> replaced(item, variable, value)).toList();
            case String text -> text.replace(variable, value);
            default -> node;
        };
    }

    private static Map<String, Object> map(Map<?, ?> map, String variable, String value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, inner) -> put(copy, String.valueOf(key).replace(variable, value), replaced(inner, variable, value)));
        return copy;
    }
}
