package fr.passerelle.local.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The section {@code Rules} as CloudFormation applies it before it creates anything: what it says against some parameters. */
final class ParameterRules {
    private final SamTemplate template;
    private final Map<String, String> values;

    ParameterRules(SamTemplate template, Map<String, String> given) {
        this.template = template;
        this.values = new HashMap<>(Map.of("AWS::Region", "eu-west-3"));
        template.section("Parameters").forEach((name, p) -> values.put(name, Section.of(name, p).text("Default")));
        values.putAll(given);
    }

    /** Descriptions of the assertions that do not hold. */
    List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        template.section("Rules").forEach((name, node) -> {
            Section rule = Section.of(name, node);
            if (rule.find("RuleCondition").map(this::holds).orElse(true)) {
                rule.sections("Assertions").stream().filter(a -> !holds(a.find("Assert").orElseThrow()))
                        .forEach(a -> refusals.add(a.text("AssertDescription")));
            }
        });
        return refusals;
    }

    private boolean holds(Object node) {
        Map.Entry<String, Object> call = Section.of("rule", node).values().entrySet().iterator().next();
        List<?> arguments = (List<?>) call.getValue();
        return switch (call.getKey()) {
            case "Fn::Not" -> !holds(arguments.getFirst());
            case "Fn::Equals" -> words(arguments.getFirst()).equals(words(arguments.getLast()));
            case "Fn::Contains" -> words(arguments.getFirst()).containsAll(words(arguments.getLast()));
            case "Fn::EachMemberIn" -> words(arguments.getLast()).containsAll(words(arguments.getFirst()));
            default -> throw new AssertionError(call.getKey() + " is no rule function of this test");
        };
    }

    private List<String> words(Object node) {
        return switch (node) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Map<?, ?> ref -> Stream.of(values.get(String.valueOf(ref.get("Ref"))).split(",")).map(String::strip).toList();
            default -> List.of(String.valueOf(node));
        };
    }
}
