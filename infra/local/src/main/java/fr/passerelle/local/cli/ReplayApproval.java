package fr.passerelle.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether a replay is to be done, why and by whom: it is kept with the order. */
final class ReplayApproval {
    @Option(names = "--apply", description = "Rejoue ; sans elle, rien n'est fait.")
    private boolean apply;

    @Option(names = "--reason", paramLabel = "TEXTE", description = "Pourquoi ; avec --apply, obligatoire. Aucun nom de patient.")
    private String reason = "";

    @Option(names = "--by", paramLabel = "NOM", description = "Fonction ou nom technique de qui le demande ; avec --apply, obligatoire.")
    private String by = "";

    boolean given(CommandLine command) {
        if (apply && (reason.isBlank() || by.isBlank())) {
            throw new ParameterException(command, "avec --apply, dire pourquoi et qui : --reason TEXTE --by NOM");
        }
        return apply;
    }

    String reason() {
        return reason.strip();
    }

    String by() {
        return by.strip();
    }
}
