package fr.passerelle.local.cli;

import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code consent show}: the choices that apply, how it came to that, and the profile. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Montre les choix d'un patient : en vigueur, historique, profil DMP.")
final class ConsentShowCommand implements Callable<Integer> {
    @Mixin
    private AskedPatient patient = new AskedPatient();

    @Option(names = "--json", description = "Un seul objet JSON sur la sortie standard.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ObjectNode shown = LocalDesk.open().ask("/consents/show", patient.request(), spec.commandLine());
        if (shown.isEmpty()) {
            return Passerelle.REFUSED;
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(shown);
        } else {
            new ChoicesText(out).print(shown);
        }
        out.flush();
        return 0;
    }
}
