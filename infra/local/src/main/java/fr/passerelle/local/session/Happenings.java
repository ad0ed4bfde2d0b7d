package fr.passerelle.local.session;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.Settings;
import fr.passerelle.desk.DeskWiring;
import fr.passerelle.desk.PrintList;
import fr.passerelle.local.platform.LocalEndpoints;
import fr.passerelle.simulators.dmp.DmpSimulator;
import fr.passerelle.simulators.dmp.Outage;
import fr.passerelle.simulators.pki.CertificateOrder;
import fr.passerelle.simulators.pki.TestPki;

/** What happens around the platform while a sample day is played: to the national services, to certificates, to time, at a desk. */
final class Happenings {
    private static final String SECRETARIAT = "secretariat";

    private final TestPki authority;
    private final DmpSimulator dmp;
    private final LocalEndpoints endpoints;
    private final TickingClock clock;
    private final Supplier<Settings> settings;
    private final Map<String, Keys> keys = new ConcurrentHashMap<>();

    /** @param settings how the commands reach the platform */
    Happenings(TestPki authority, DmpSimulator dmp, LocalEndpoints endpoints, TickingClock clock, Supplier<Settings> settings) {
        this.authority = authority;
        this.dmp = dmp;
        this.endpoints = endpoints;
        this.clock = clock;
        this.settings = settings;
    }

    /** The certificates of an establishment of the day, whose structure is {@code 1} and the FINESS EJ. */
    Keys keys(String finess) {
        return keys.computeIfAbsent(finess, f -> Keys.of(authority, structure(f)));
    }

    /**
     * Makes something happen.
     *
     * @param event {@code dmp-down}, {@code dmp-up}, {@code certificate-expired <FINESS EJ>}, {@code certificate-renewed <FINESS EJ>},
     *        {@code time-goes-by <ISO 8601 duration>}, or {@code printed <FINESS EJ>}: its services print all that is on their list
     * @throws IllegalArgumentException for any other
     */
    void happen(String event) {
        String[] words = event.split(" ", -1);
        switch (words[0]) {
            case "dmp-down" -> dmp.down(Outage.UNAVAILABLE);
            case "dmp-up" -> dmp.up();
            case "certificate-expired" -> install(words[1],
                    keys(words[1]).sealing(authority.issue(CertificateOrder.signature(structure(words[1])).expired())));
            case "certificate-renewed" -> install(words[1], keys(words[1]));
            case "time-goes-by" -> clock.advance(Duration.parse(words[1]));
            case "printed" -> print(words[1]);
            default -> throw new IllegalArgumentException("nothing called " + event + " can happen");
        }
    }

    private static String structure(String finess) {
        return "1" + finess;
    }

    private void install(String finess, Keys installed) {
        try (var secrets = new AwsClients(endpoints.settings()).secrets()) {
            secrets.putSecretValue(r -> r.secretId(endpoints.dmpCertificateSecretPrefix() + finess).secretString(installed.dmp()));
        }
    }

    private void print(String finess) {
        PrintList list = DeskWiring.of(settings.get(), clock).prints();
        list.open(finess, clock.instant()).forEach(item -> list.done(item, SECRETARIAT, clock.instant()));
    }
}
