package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.event.EventReader;
import fr.passerelle.formats.event.EventReading;
import fr.passerelle.local.report.OutcomeReader.InputOutcome;

/** {@code event}: sends events to the event queue of the running platform and prints what is answered to each. */
@Command(name = "event", mixinStandardHelpOptions = true, description = "Envoie des événements de l'hôpital (identités, choix, séjours) et montre leur réponse.")
final class EventCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Parameters(arity = "1..*", paramLabel = "FICHIER", description = "Événement JSON en UTF-8 (voir docs/events.md).")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new ParameterException(spec.commandLine(), "fichier illisible : " + file);
            }
        }
        PlatformAccess platform = RunningPlatform.access();
        int code = 0;
        for (Path file : files) {
            code = Math.max(code, send(platform, file));
        }
        return code;
    }

    private int send(PlatformAccess platform, Path file) throws IOException, InterruptedException {
        byte[] event = Files.readAllBytes(file);
        EventReading reading = new EventReader(Environment.TEST).read(event);
        platform.event(event);
        PrintWriter out = spec.commandLine().getOut();
        Optional<InputOutcome> answered = answered(platform, reading.digest());
        Optional<String> result = answered.flatMap(taken -> platform.result(taken.input()));
        out.println(result.orElse("événement envoyé, pas encore de réponse : ./passerelle status --result evt-" + reading.eventId()));
        out.flush();
        return answered.filter(taken -> !taken.outcomes().isEmpty()).isPresent() ? Passerelle.REFUSED : 0;
    }

    /** The event once judged, and its answer there; only a refused one has an outcome. */
    private static Optional<InputOutcome> answered(PlatformAccess platform, String digest) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<InputOutcome> found;
        do {
            Thread.sleep(LOOK_AGAIN);
            found = platform.outcomes().all().stream().filter(i -> i.input().digest().equals(digest) && i.input().judged())
                    .filter(i -> platform.result(i.input()).isPresent()).findFirst();
        } while (found.isEmpty() && System.nanoTime() < end);
        return found;
    }
}
