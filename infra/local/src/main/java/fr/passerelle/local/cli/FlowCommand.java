package fr.passerelle.local.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import fr.passerelle.local.template.DataFlowPage;
import fr.passerelle.local.template.SamTemplate;

/** {@code flow}: the page of the data flow (docs/data-flow.md), made from the template. */
@Command(name = "flow", mixinStandardHelpOptions = true, description = "Écrit la page des flux de données, tirée de template.yaml.")
final class FlowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut()
                .print(DataFlowPage.of(SamTemplate.read(Installation.file("template.yaml"))));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
