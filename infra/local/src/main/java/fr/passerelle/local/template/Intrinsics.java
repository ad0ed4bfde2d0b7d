package fr.passerelle.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Computes the intrinsic functions of CloudFormation that the template uses; any other one is refused by name. */
final class Intrinsics {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([A-Za-z0-9:.]+)}");
    /** What {@code AWS::NoValue} leaves: the property that holds it disappears. */
    private static final Object NO_VALUE = new Object();

    private final References references;
    private final Map<String, Object> conditions;

    /** @param conditions section {@code Conditions} of the template */
    Intrinsics(References references, Map<String, Object> conditions) {
        this.references = references;
        this.conditions = conditions;
    }

    /** What a name stands for. */
    interface References {
        /** Value of a parameter or pseudo parameter, or the identity of a resource. */
        Object ref(String name);

        /** Attribute of a resource. */
        String attribute(String resource, String attribute);
    }

    /** The same node without intrinsic function; absent when nothing is left of it. */
    Optional<Object> resolve(Object node) {
        Object value = value(node);
        return value.equals(NO_VALUE) ? Optional.empty() : Optional.of(value);
    }

    private Object value(Object node) {
        return switch (node) {
            case Map<?, ?> map when map.size() == 1 && isFunction(map) -> call(map);
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> resolve(value).ifPresent(v -> copy.put(String.valueOf(key), v)));
                yield copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(value -> resolve(value).ifPresent(copy::add));
                yield copy;
            }
            default -> node;
        };
    }

    private static boolean isFunction(Map<?, ?> map) {
        String key = String.valueOf(map.keySet().iterator().next());
        return "Ref".equals(key) || key.startsWith("Fn::");
    }

    private Object call(Map<?, ?> map) {
        Map.Entry<?, ?> entry = map.entrySet().iterator().next();
        String function = String.valueOf(entry.getKey());
        Object argument = entry.getValue();
        return switch (function) {
            case "Ref" -> "AWS::NoValue".equals(argument) ? NO_VALUE : references.ref(String.valueOf(argument));
            case "Fn::GetAtt" -> {
                List<?> path = list(function, argument, 2);
                yield references.attribute(String.valueOf(path.getFirst()), String.valueOf(path.getLast()));
            }
            case "Fn::Sub" -> substituted(argument);
            case "Fn::Join" -> {
                List<?> parts = list(function, argument, 2);
                yield String.join(String.valueOf(parts.getFirst()),
                        list(function, value(parts.getLast()), -1).stream().map(String::valueOf).toList());
            }
            case "Fn::If" -> {
                List<?> parts = list(function, argument, 3);
                yield value(parts.get(condition(String.valueOf(parts.getFirst())) ? 1 : 2));
            }
            default -> throw new TemplateException(function + " is not understood here");
        };
    }

    private String substituted(Object argument) {
        if (argument instanceof List<?>) {
            throw new TemplateException("Fn::Sub with a map of variables is not understood here");
        }
        Matcher matcher = VARIABLE.matcher(String.valueOf(argument));
        return matcher.replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), found.group(2))));
    }

    private String variable(String escape, String name) {
        if (!escape.isEmpty()) {
            return "${" + name + "}";
        }
        int dot = name.indexOf('.');
        return dot < 0 ? String.valueOf(references.ref(name)) : references.attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    /** Whether a condition of the template holds. @throws TemplateException when it has none of this name */
    boolean condition(String name) {
        Object definition = conditions.get(name);
        if (definition == null) {
            throw new TemplateException("the template has no condition " + name);
        }
        return holds(definition);
    }

    private boolean holds(Object node) {
        if (node instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> entry = map.entrySet().iterator().next();
            String function = String.valueOf(entry.getKey());
            return switch (function) {
                case "Condition" -> condition(String.valueOf(entry.getValue()));
                case "Fn::Equals" -> {
                    List<?> sides = list(function, entry.getValue(), 2);
                    yield String.valueOf(value(sides.getFirst())).equals(String.valueOf(value(sides.getLast())));
                }
                case "Fn::Not" -> !holds(list(function, entry.getValue(), 1).getFirst());
                case "Fn::And" -> list(function, entry.getValue(), -1).stream().allMatch(this::holds);
                case "Fn::Or" -> list(function, entry.getValue(), -1).stream().anyMatch(this::holds);
                default -> throw new TemplateException(function + " is not understood in a condition");
            };
        }
        throw new TemplateException("a condition is a single function");
    }

    private static List<?> list(String function, Object argument, int size) {
        if (argument instanceof List<?> values && (size < 0 || values.size() == size)) {
            return values;
        }
        throw new TemplateException(function + " takes a list" + (size < 0 ? "" : " of " + size));
    }
}
