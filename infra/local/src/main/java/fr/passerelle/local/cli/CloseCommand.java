package fr.passerelle.local.cli;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code close}: ends the conversation that a message to a patient began (use-cases.md §5.D.4). */
@Command(name = "close", mixinStandardHelpOptions = true, description = "Met fin à la conversation d'un message : un dernier message part, puis l'envoi est clos.")
final class CloseCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ENVOI", description = "Identifiant de l'envoi au patient (ses premiers caractères suffisent).")
    private String id;

    @Option(names = "--by", paramLabel = "NOM", required = true, description = "Fonction ou nom technique de qui met fin à la conversation.")
    private String by;

    @Option(names = "--text", paramLabel = "TEXTE", description = "Dernier message, sans mot clinique (par défaut : celui du parcours, sinon celui du logiciel).")
    private @Nullable String text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ObjectNode> found = RunningPlatform.access().outcomes().all().stream()
                .flatMap(input -> input.outcomes().stream().filter(outcome -> outcome.id().startsWith(id))
                        .map(outcome -> JsonNodeFactory.instance.objectNode().put("establishment", input.input().establishment())
                                .put("input", input.input().id()).put("dispatch", outcome.id())))
                .toList();
        if (found.size() != 1) {
            spec.commandLine().getErr().println("passerelle : aucun envoi, ou plusieurs, ne porte l'identifiant " + id);
            return Passerelle.REFUSED;
        }
        ObjectNode request = found.getFirst().put("by", by);
        if (text != null) {
            request.put("text", text);
        }
        ObjectNode answer = LocalDesk.open().ask("/conversations/close", request, spec.commandLine());
        if (answer.isEmpty()) {
            return Passerelle.REFUSED;
        }
        spec.commandLine().getOut().println(answer.path("message").asText());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
