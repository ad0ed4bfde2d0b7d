package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import fr.passerelle.aws.Settings;
import fr.passerelle.formats.json.Json;
import fr.passerelle.local.platform.LocalOptions;
import fr.passerelle.local.platform.LocalPlatform;
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

    @Option(names = "--listen", paramLabel = "HÔTE:PORT", description = {
            "Ouvre les services embarqués aux autres par un seul port, par exemple 127.0.0.1:4566,",
            "une fois la plateforme prête."})
    private @Nullable String listen;

    @Option(names = "--no-day", description = {
            "Ne joue pas la journée : les deux hôpitaux fictifs sont configurés, rien n'est déposé,",
            "et l'heure de la plateforme est celle de la machine."})
    private boolean noDay;

    @Option(names = "--at", paramLabel = "DATE", description = "Heure de la plateforme au démarrage, par exemple 2026-03-09T17:30:00+01:00.")
    private @Nullable OffsetDateTime at;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        SampleDay day = SampleFiles.day();
        LocalOptions options = options();
        Optional<InetSocketAddress> port = Optional.ofNullable(listen).map(this::address);
        if (port.isPresent() && options.endpoint().isPresent()) {
            throw new ParameterException(spec.commandLine(), "--listen n'a de sens qu'avec les services embarqués, sans --endpoint");
        }
        say("Démarrage de la plateforme (S3, SQS, DynamoDB%s, DMP et MSSanté simulés)…"
                .formatted(options.endpoint().map(" de %s"::formatted).orElse("")));
        try (Session session = Session.start(options, new TickingClock(start(day)))) {
            say("Plateforme prête en %.1f s.".formatted(seconds(begun)));
            session.prepare(noDay ? day.untroubled() : day, new SecureRandom());
            int exit = play(day, session, begun);
            port.ifPresent(session.platform()::listen);
            if (!once) {
                stay(session);
            }
            return exit;
        }
    }

    private int play(SampleDay day, Session session, long begun) throws IOException {
        PlatformAccess access = session.access();
        var player = new SampleDayPlayer(day, access, session, this::say);
        if (noDay) {
            player.configure();
            return 0;
        }
        player.play();
        var result = SampleDayResult.of(day, access.outcomes().all(), access.outcomes()::words, session.surprises(day));
        print(result, seconds(begun));
        return result.surprises().isEmpty() ? 0 : Passerelle.REFUSED;
    }

    private Instant start(SampleDay day) {
        if (at != null) {
            return at.toInstant();
        }
        return noDay ? InstantSource.system().instant() : day.startsAt().toInstant();
    }

    private InetSocketAddress address(String hostAndPort) {
        try {
            int colon = hostAndPort.lastIndexOf(':');
            return new InetSocketAddress(hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new ParameterException(spec.commandLine(), "--listen attend HÔTE:PORT, par exemple 127.0.0.1:4566", e);
        }
    }

    private LocalOptions options() {
        LocalOptions options = LocalOptions.of(Installation.file("template.yaml"));
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
        if (listen != null) {
            say("Un seul port pour S3, SQS, DynamoDB et Secrets Manager : http://" + listen + ", prêt quand "
                    + LocalPlatform.READY + " répond.");
        }
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
