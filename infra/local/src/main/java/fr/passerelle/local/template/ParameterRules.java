package fr.passerelle.local.template;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The section {@code Rules} of the template as CloudFormation applies it before it creates anything, with the functions that the template uses. Also
 * asked of a stack that is deployed already: it may be older than its rules.
 */
public final class ParameterRules {
    private final SamTemplate template;
    private final Map<String, String> values;

    /**
     * @param given parameters by name; the others have their default
     * @param region of the stack, e.g. {@code eu-west-3}
     */
    public ParameterRules(SamTemplate template, Map<String, String> given, String region) {
        this.template = template;
        this.values = new HashMap<>(Map.of("AWS::Region", region));
        template.section("Parameters").forEach((name, p) -> Section.of(name, p).find("Default")
                .ifPresent(value -> values.put(name, String.valueOf(value))));
        values.putAll(given);
    }

    /**
     * One assertion of a rule that applies.
     *
     * @param rule its name in the template
     * @param description in French, what should be so
     */
    public record Assertion(String rule, String description, boolean holds) {}

    /**
     * The assertions of the rules that apply, in the order of the template.
     *
     * @throws TemplateException naming what is not understood: a function of rules, or a parameter without value
     */
    public List<Assertion> assertions() {
        return template.section("Rules").entrySet().stream().flatMap(entry -> {
            Section rule = Section.of(entry.getKey(), entry.getValue());
            boolean applies = rule.find("RuleCondition").map(condition -> holds(rule, condition)).orElse(true);
            return rule.sections("Assertions").stream().filter(_ -> applies).map(assertion -> new Assertion(entry.getKey(),
                    assertion.text("AssertDescription"), holds(rule, assertion.find("Assert").orElse(Map.of()))));
        }).toList();
    }

    private boolean holds(Section rule, Object node) {
        Section function = Section.of(rule.where(), node);
        String name = function.values().keySet().stream().findFirst().orElse("an empty condition");
        List<?> arguments = function.list(name);
        return switch (name) {
            case "Fn::Not" -> !holds(rule, arguments.getFirst());
            case "Fn::Equals" -> words(rule, arguments.getFirst()).equals(words(rule, arguments.getLast()));
            case "Fn::Contains" -> words(rule, arguments.getFirst()).containsAll(words(rule, arguments.getLast()));
            case "Fn::EachMemberIn" -> words(rule, arguments.getLast()).containsAll(words(rule, arguments.getFirst()));
            default -> throw new TemplateException(rule.where() + ": not understood: " + name);
        };
    }

    /** A value, or the values of a list: a parameter that is a list is given as one text. */
    private List<String> words(Section rule, Object node) {
        return switch (node) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Map<?, ?> reference ->
                Arrays.stream(value(rule, String.valueOf(reference.get("Ref"))).split(",", -1)).map(String::strip).toList();
            default -> List.of(String.valueOf(node));
        };
    }

    private String value(Section rule, String parameter) {
        String value = values.get(parameter);
        if (value == null) {
            throw new TemplateException(rule.where() + ": " + parameter + " has no value");
        }
        return value;
    }
}
