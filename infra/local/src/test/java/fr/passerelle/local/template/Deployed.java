package fr.passerelle.local.template;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The template that is deployed, as written and with the names of an invented account. */
final class Deployed {
    static final Path ROOT = Path.of(System.getProperty("passerelle.root", "../..")).toAbsolutePath().normalize();
    static final SamTemplate TEMPLATE = SamTemplate.read(ROOT.resolve("template.yaml"));
    static final Stack STACK = TEMPLATE.resolve(new StackValues("eu-west-3", "123456789012",
            URI.create("https://sqs.eu-west-3.amazonaws.com"), URI.create("https://desk.example"), Map.of()));

    private Deployed() {
    }

    /** What the rules of the template say against some parameters. */
    static List<String> refusals(Map<String, String> parameters) {
        return new ParameterRules(TEMPLATE, parameters, "eu-west-3").assertions().stream().filter(assertion -> !assertion.holds())
                .map(ParameterRules.Assertion::description).toList();
    }

    static List<String> ofType(String type) {
        return TEMPLATE.section("Resources").keySet().stream().filter(id -> type.equals(resource(id).text("Type"))).toList();
    }

    static Section resource(String id) {
        return Section.of(id, TEMPLATE.section("Resources").get(id));
    }

    static Section properties(String id) {
        return resource(id).section("Properties");
    }
}
