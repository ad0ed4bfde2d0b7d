package fr.passerelle.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static fr.passerelle.local.template.Deployed.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the linters of CloudFormation say, where one is installed: they know the types of AWS, {@link TemplateRulesTest} knows ours. */
class TemplateLintTest {
    private static final Path NPM = ROOT.resolve("infra/template-check");

    @Test
    void cfnLintFindsNothing() throws Exception {
        assumeTrue(answers(ROOT, "cfn-lint", "--version"), "cfn-lint is not installed: the template is not linted here");

        assertThat(run(ROOT, "cfn-lint", "--regions", "eu-west-3", "--", "template.yaml")).as("cfn-lint").isBlank();
    }

    @Test
    void theValidatorOfCloudFormationFindsNoError() throws Exception {
        assumeTrue(Files.isDirectory(NPM.resolve("node_modules")),
                "npm ci was not run in infra/template-check: the template is not validated here");

        assertThat(run(NPM, "node", "check.mjs", "../../template.yaml")).endsWith(" 0 errors\n");
    }

    private static boolean answers(Path folder, String... command) throws InterruptedException {
        try {
            return start(folder, List.of(command)).waitFor(30, TimeUnit.SECONDS);
        } catch (IOException _) {
            return false;
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = start(folder, List.of(command));
        try (var out = process.inputReader()) {
            String said = out.readAllAsString();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return said;
        }
    }

    private static Process start(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    }
}
