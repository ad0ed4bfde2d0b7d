package fr.passerelle.local.template;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static fr.passerelle.local.template.Deployed.ROOT;
import static fr.passerelle.local.template.Deployed.TEMPLATE;
import static fr.passerelle.local.template.Deployed.refusals;
import static org.assertj.core.api.Assertions.assertThat;

/** The stages that are deployed: what {@code samconfig.yaml} gives is what the template takes, and one stage is not another. */
class StageSettingsTest {
    private static final Section STAGES = Section.of("samconfig", YamlFile.read(ROOT.resolve("samconfig.yaml")));

    @ParameterizedTest
    @ValueSource(strings = {"test", "production"})
    void aStageGivesParametersThatTheTemplateKnowsAndThatItsRulesTake(String stage) {
        Map<String, String> given = parameters(stage);

        assertThat(TEMPLATE.section("Parameters").keySet()).containsAll(given.keySet());
        assertThat(given).containsEntry("Stage", stage);
        assertThat(refusals(given)).isEmpty();
        Section deploy = deploy(stage);
        assertThat(deploy.text("stack_name")).isEqualTo("passerelle-" + stage);
        assertThat(deploy.list("tags")).asString().contains("Project=passerelle").contains("Stage=" + stage);
        assertThat(STAGES.section(stage).section("global").section("parameters").text("region")).isEqualTo("eu-west-3");
        assertThat(deploy.flag("confirm_changeset")).isTrue();
    }

    @Test
    void aTestStageIsNoProductionStageWithAnotherName() {
        Map<String, String> test = new HashMap<>(parameters("test"));
        test.put("Stage", "production");

        assertThat(refusals(test)).isNotEmpty();
    }

    private static Section deploy(String stage) {
        return STAGES.section(stage).section("deploy").section("parameters");
    }

    private static Map<String, String> parameters(String stage) {
        Stream<String> pairs = deploy(stage).list("parameter_overrides").stream().map(String::valueOf);
        return pairs.collect(Collectors.toMap(p -> p.substring(0, p.indexOf('=')), p -> p.substring(p.indexOf('=') + 1)));
    }
}
