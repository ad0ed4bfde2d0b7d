package fr.passerelle.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code appointment}: sends an event to the appointment queue of the running platform. */
@Command(name = "appointment", mixinStandardHelpOptions = true, description = "Envoie un événement de rendez-vous.")
final class AppointmentCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FICHIER", description = "Événement JSON (voir docs/appointment-format.md).")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "fichier illisible : " + file);
        }
        RunningPlatform.access().appointment(Files.readAllBytes(file));
        spec.commandLine().getOut().println("événement envoyé. Suite : ./passerelle status");
        return 0;
    }
}
