package fr.passerelle.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code consent}: what a patient chose, and everything the platform holds about one. */
@Command(name = "consent", mixinStandardHelpOptions = true, description = "Montre, enregistre ou exporte ce qu'un patient a choisi.", subcommands = {
        ConsentShowCommand.class, ConsentSetCommand.class,
        ConsentExportCommand.class})
final class ConsentCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "il manque la commande : show, set ou export");
    }
}
