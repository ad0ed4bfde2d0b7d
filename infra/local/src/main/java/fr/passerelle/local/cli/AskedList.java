package fr.passerelle.local.cli;

import picocli.CommandLine.Option;

/** A list about an establishment, and the form it is shown in. */
final class AskedList {
    @Option(names = "--establishment", paramLabel = "FINESS", defaultValue = "750999997", description = "FINESS juridique (par défaut : ${DEFAULT-VALUE}, établissement de l'exemple).")
    private String establishment = "";

    @Option(names = "--json", description = "Un tableau JSON sur la sortie standard.")
    private boolean json;

    String establishment() {
        return establishment;
    }

    boolean json() {
        return json;
    }
}
