package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import fr.passerelle.aws.Settings;
import fr.passerelle.formats.json.Json;
import fr.passerelle.local.platform.LocalOptions;
import fr.passerelle.local.report.OutcomeTable;
import fr.passerelle.local.sample.SampleDay;
import fr.passerelle.local.sample.SampleDayPlayer;
import fr.passerelle.local.sample.SampleDayResult;
import fr.passerelle.local.sample.SampleFiles;
import fr.passerelle.local.session.Session;
import fr.passerelle.local.session.TickingClock;

/** {@code run}: the whole platform, then the sample day. */
@Command(name = "run", mixinStandardHelpOptions = true, description = {
        "Démarre toute la plateforme sur cette machine et joue une journée de deux hôpitaux fictifs.",
        "Code de sortie 0 seulement si chaque envoi finit comme le manifeste le prévoit."})
final class RunCommand implements Callable<Integer> {
    @Option(names = "--once", description = "S'arrête à la fin de la journée au lieu de rester en service.")
    private boolean once;

    @Option(names = "--json", description = "Un seul objet JSON sur la sortie standard, rien d'autre.")
    private boolean json;

    @Option(names = "--endpoint", paramLabel = "URL", description = {
            "Crée tout dans l'émulateur AWS (LocalStack, moto…) qui répond à cette adresse,",
            "par exemple http://127.0.0.1:4566, au lieu des services embarqués.",
            "La propriété Java passerelle.endpoint dit la même chose."})
    private @Nullable URI endpoint;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        SampleDay day = SampleFiles.day();
        LocalOptions options = options();
        say("Démarrage de la plateforme (S3, SQS, DynamoDB%s, DMP et MSSanté simulés)…"
                .formatted(options.endpoint().map(" de %s"::formatted).orElse("")));
        try (Session session = Session.start(options, new TickingClock(day.startsAt().toInstant()))) {
            say("Plateforme prête en %.1f s.".formatted(seconds(begun)));
            session.prepare(day, new SecureRandom());
            PlatformAccess access = session.access();
            new SampleDayPlayer(day, access, session, this::say).play();
            var result = SampleDayResult.of(day, access.outcomes().all(), access.outcomes()::words, session.surprises(day));
            print(result, seconds(begun));
            if (!once) {
                stay(session);
            }
            return result.surprises().isEmpty() ? 0 : Passerelle.REFUSED;
        }
    }

    private LocalOptions options() {
        LocalOptions options = LocalOptions.of(Path.of(System.getProperty("passerelle.root", "."), "template.yaml"));
        return Optional.ofNullable(endpoint).or(() -> Optional.ofNullable(System.getProperty("passerelle.endpoint")).map(URI::create))
                .map(options::withEndpoint).orElse(options);
    }

    private void print(SampleDayResult result, double seconds) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writeValueAsString(result.report()));
        } else {
            out.println();
            new OutcomeTable(out).print(result.outcomes());
            result.inputs().stream().filter(i -> i.duplicateOf() != null)
                    .forEach(i -> out.println(i.label() + " : doublon de " + i.duplicateOf() + ", même réponse"));
            out.printf("%n%d entrées, %d envois, %d imprévus, %.1f s.%n", result.inputs().size(), result.outcomes().size(),
                    result.surprises().size(), seconds);
        }
        out.flush();
        result.surprises().forEach(surprise -> say("IMPRÉVU : " + surprise));
    }

    private void stay(Session session) throws InterruptedException {
        Settings settings = session.settings();
        RunningPlatform.announce(settings);
        var stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            RunningPlatform.forget(settings);
            stop.countDown();
        }));
        say("");
        say("La plateforme reste en service. Dans un autre terminal :");
        say("  ./passerelle drop --establishment 750999997 lettre.json lettre.pdf");
        say("  ./passerelle appointment rendez-vous.json");
        say("  ./passerelle status");
        say("Ctrl-C pour l'arrêter.");
        stop.await();
    }

    /** Progress goes to standard error, so that standard output holds the report alone. */
    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
    }
}
