package fr.passerelle.local.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The statements of every policy inside a resource, wherever the policy is. */
final class PolicyStatements {
    private PolicyStatements() {
    }

    static Stream<Section> of(Object node) {
        return switch (node) {
            case Map<?, ?> map when map.containsKey("Effect") -> Stream.of(Section.of("statement", map));
            case Map<?, ?> map -> map.values().stream().flatMap(PolicyStatements::of);
            case List<?> list -> list.stream().flatMap(PolicyStatements::of);
            default -> Stream.empty();
        };
    }

    /** The words of a field, lists and intrinsic functions opened. */
    static Stream<String> words(Section statement, String field) {
        return statement.find(field).stream().flatMap(PolicyStatements::words);
    }

    private static Stream<String> words(Object node) {
        return switch (node) {
            case Map<?, ?> map -> map.values().stream().flatMap(PolicyStatements::words);
            case List<?> list -> list.stream().flatMap(PolicyStatements::words);
            default -> Stream.of(String.valueOf(node));
        };
    }
}
