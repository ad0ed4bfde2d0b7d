package fr.passerelle.local.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The establishment a command looks at. */
final class AskedEstablishment {
    @Option(names = "--establishment", paramLabel = "FINESS", defaultValue = "750999997", scope = ScopeType.INHERIT, description = "FINESS juridique (par défaut : ${DEFAULT-VALUE}, établissement de l'exemple).")
    private String finess = "";

    String finess() {
        return finess;
    }
}
