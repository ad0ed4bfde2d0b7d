package fr.passerelle.local.cli;

import java.util.ResourceBundle;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** Entry of the command line; {@code ./passerelle} starts it. */
@Command(name = "passerelle", mixinStandardHelpOptions = true, version = "Passerelle 0.1.0", description = "Passerelle entre les hôpitaux et Mon espace santé, sur cette machine.", subcommands = {
        RunCommand.class, DropCommand.class, AppointmentCommand.class, EventCommand.class, StatusCommand.class, WorklistCommand.class,
        PrintCommand.class, AnnouncementsCommand.class, RepliesCommand.class, CloseCommand.class, IncidentCommand.class,
        RetentionCommand.class, ReplayCommand.class, DoctorCommand.class,
        CheckCommand.class, PreviewCommand.class, ConsentCommand.class, PathwaysCommand.class,
        GoLiveCommand.class, ReportCommand.class,
        RestorePointCommand.class,
        FlowCommand.class}, footer = {
                "",
                "Codes de sortie :",
                "  0  fait",
                "  1  un refus ou un résultat imprévu",
                "  2  ligne de commande fautive",
                "  3  aucune plateforme ne tourne",
                "  4  la plateforme n'a pas pu démarrer"})
public final class Passerelle implements Runnable {
    /** Something was refused, or came out otherwise than expected. */
    static final int REFUSED = 1;
    /** The command line is wrong. */
    static final int USAGE = CommandLine.ExitCode.USAGE;
    /** No platform is running. */
    static final int NOT_RUNNING = 3;
    /** The platform could not start. */
    static final int NOT_STARTED = 4;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        // The embedded engines keep threads of their own: without exit a failed start would hang for ever.
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Passerelle()).setExecutionExceptionHandler(new ShortErrors())
                .setParameterExceptionHandler(new FrenchUsage())
                .setResourceBundle(ResourceBundle.getBundle("fr.passerelle.local.cli.help"));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
