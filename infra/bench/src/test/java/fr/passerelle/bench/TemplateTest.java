package fr.passerelle.bench;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The bench starts what {@code template.yaml} deploys: same functions, handlers, memory and names of variables. */
class TemplateTest {
    private static Node template;
    private static Set<String> variables;

    @BeforeAll
    static void read() throws Exception {
        try (Reader yaml = Files.newBufferedReader(Path.of(System.getProperty("passerelle.root"), "template.yaml"));
                Surroundings surroundings = Surroundings.start()) {
            template = new Yaml().compose(yaml);
            variables = surroundings.variables().keySet();
        }
    }

    static List<DeployedFunction> functions() {
        return DeployedFunction.ALL;
    }

    @Test
    void every_function_is_started() {
        assertThat(deployed().map(function -> text(at(function, "CodeUri"))))
                .containsExactlyInAnyOrderElementsOf(functions().stream().map(TemplateTest::zip).toList());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_is_started_with_its_handler_and_every_variable_it_has_there(DeployedFunction function) {
        Node deployed = deployed().filter(each -> text(at(each, "CodeUri")).equals(zip(function))).findFirst().orElseThrow();

        assertThat(text(at(deployed, "Handler"))).isEqualTo(function.handler());
        assertThat(variables)
                .containsAll(entries(at(deployed, "Environment", "Variables")).map(entry -> text(entry.getKeyNode())).toList());
    }

    @Test
    void a_function_is_told_the_memory_it_has_there() {
        assertThat(text(at(template, "Globals", "Function", "MemorySize"))).isEqualTo(FunctionProcess.MEMORY);
    }

    private static String zip(DeployedFunction function) {
        return "functions/%s/target/%s.zip".formatted(function.name(), function.name());
    }

    /** Properties of each function; a loop of the template ({@code Fn::ForEach}) is a list and makes none. */
    private static Stream<Node> deployed() {
        return entries(at(template, "Resources")).map(NodeTuple::getValueNode).filter(MappingNode.class::isInstance)
                .filter(resource -> text(at(resource, "Type")).equals("AWS::Serverless::Function"))
                .map(resource -> at(resource, "Properties"));
    }

    private static Stream<NodeTuple> entries(Node node) {
        return ((MappingNode) node).getValue().stream();
    }

    private static Node at(Node node, String... path) {
        Node found = node;
        for (String name : path) {
            found = entries(found).filter(entry -> text(entry.getKeyNode()).equals(name)).map(NodeTuple::getValueNode).findFirst()
                    .orElseThrow(() -> new AssertionError("nothing under " + name));
        }
        return found;
    }

    private static String text(Node node) {
        return ((ScalarNode) node).getValue();
    }
}
