package fr.passerelle.dmpdispatch;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbCallSlots;
import fr.passerelle.aws.DynamoDbCircuits;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.PatientStores;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.S3PathwayRegistry;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsDispatchQueue;
import fr.passerelle.core.flow.BackfillHours;
import fr.passerelle.core.flow.Ceiling;
import fr.passerelle.core.flow.CircuitPolicy;
import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.rule.Backoff;
import fr.passerelle.core.rule.PacedCalls;
import fr.passerelle.dmp.AnswerJournal;
import fr.passerelle.dmp.DmpClient;
import fr.passerelle.dmp.DmpSecurity;
import fr.passerelle.dmp.DmpSettings;
import fr.passerelle.dmp.HttpSoapTransport;
import fr.passerelle.dmp.ReactionTable;
import fr.passerelle.dmp.RehearsalTransport;
import fr.passerelle.dmp.SoapTransport;
import fr.passerelle.dmp.VihfOptions;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.formats.xds.XdsOptions;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    private static final long TWO_DAYS = 172_800;
    /** dmp-transport.md §11.2: five unexplained faults in a row are a matter of configuration. */
    private static final int MOST_SUSPECTS = 5;

    @Singleton
    DmpDispatch dispatches(Settings settings, InstantSource clock, AwsClients clients, PackageVault vault,
            @Named("dmp") DocumentRegistry dmp,
            @Named("rehearsal") DocumentRegistry rehearsal) {
        var dynamoDb = clients.dynamoDb();
        String table = settings.required("TRANSMISSION_TABLE");
        var patients = PatientStores.of(clients, table, settings.required("PATIENT_KEY_SECRET_PREFIX"), clock);
        var store = new DynamoDbTransmissionStore(dynamoDb, table, clock);
        var packages = new VaultPackages(vault);
        var profiles = new Profiles(patients.profiles(), patients.keys());
        var pathways = new S3PathwayRegistry(clients.s3(), settings.required("CONFIGURATION_BUCKET"), new PathwayReader()::read,
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), clock);
        var stops = new Stops(patients.rules(pathways), store, packages, clock);
        RetryPolicy policy = policy(settings);
        var line = new Line(new DynamoDbCircuits(dynamoDb, table),
                new PacedCalls(new DynamoDbCallSlots(dynamoDb, table), ceiling(settings)),
                circuit(settings), policy.lease(), slot -> sleepUntil(slot, clock), clock);
        return new DmpDispatch(store, packages, stops, profiles, line, new DmpCalls(dmp), new DmpCalls(rehearsal),
                new SqsDispatchQueue(clients.sqs(), settings.required("DMP_QUEUE_URL"), settings.required("MAILBOX_QUEUE_URL")), policy,
                clock);
    }

    @Singleton
    AwsClients clients(Settings settings) {
        return new AwsClients(settings);
    }

    @Singleton
    PackageVault vault(Settings settings, AwsClients clients) {
        return new S3PackageVault(clients.s3(), settings.required("VAULT_BUCKET"));
    }

    @Singleton
    @Named("dmp")
    DocumentRegistry dmp(Settings settings, InstantSource clock, PackageVault vault, DmpSecurity security) {
        return client(settings, security, new HttpSoapTransport(dmpSettings(settings)), vault, journal(vault), clock);
    }

    /** Makes the same requests and sends none: for pathways that are only tried out. */
    @Singleton
    @Named("rehearsal")
    DocumentRegistry rehearsal(Settings settings, InstantSource clock, PackageVault vault, DmpSecurity security) {
        return client(settings, security, new RehearsalTransport(), vault, (_, _, _) -> {
        }, clock);
    }

    private static DocumentRegistry client(Settings settings, DmpSecurity security, SoapTransport transport, PackageVault vault,
            AnswerJournal journal, InstantSource clock) {
        ReactionTable reactions = ReactionTable.standard().with(settings.text("DMP_REACTIONS", ""));
        var lots = new Lots(XdsOptions.DEFAULT.withReplacementType(
                settings.text("DMP_RPLC_URN", XdsOptions.DEFAULT.replacementType())));
        return new DmpClient(dmpSettings(settings), security, transport, reactions, lots, vault::open, journal, UUID::randomUUID, clock);
    }

    private static AnswerJournal journal(PackageVault vault) {
        return (inputId, messageId, answer) -> vault.put(inputId + "/dmp/" + messageId + ".answer", answer,
                "application/octet-stream");
    }

    private static DmpSettings dmpSettings(Settings settings) {
        VihfOptions defaults = VihfOptions.of(settings.text("DMP_LPS_ID", "passerelle"),
                settings.text("DMP_HOMOLOGATION_ID", "HOMOLOGATION-A-OBTENIR"));
        var vihf = new VihfOptions(settings.text("DMP_VIHF_VERSION", defaults.version()),
                settings.text("DMP_AUTHENTICATION_MODE_NAME", defaults.authenticationModeName()),
                settings.text("DMP_PROFESSIONAL_AUTHENTICATION", defaults.professionalAuthentication()), defaults.lpsId(),
                settings.text("DMP_LPS_NAME", defaults.lpsName()), settings.text("DMP_LPS_VERSION", defaults.lpsVersion()),
                defaults.homologationId());
        return new DmpSettings(URI.create(settings.required("DMP_BASE_URL")), settings.seconds("DMP_CONNECT_SECONDS", 5),
                settings.seconds("DMP_TIMEOUT_SECONDS", 60), vihf);
    }

    private static RetryPolicy policy(Settings settings) {
        return new RetryPolicy(settings.seconds("LEASE_SECONDS", 90),
                new Backoff(settings.seconds("RETRY_BASE_SECONDS", 30), Duration.ofHours(6), new SecureRandom()::nextDouble),
                settings.seconds("GIVE_UP_SECONDS", TWO_DAYS));
    }

    private static Ceiling ceiling(Settings settings) {
        return new Ceiling(Math.toIntExact(settings.number("DMP_FEEDS_PER_SECOND", 4)),
                Math.toIntExact(settings.number("DMP_BACKFILL_PER_HOUR", 1200)),
                BackfillHours.of(settings.text("DMP_BACKFILL_HOURS", "20:00-06:00")));
    }

    private static CircuitPolicy circuit(Settings settings) {
        return new CircuitPolicy(Math.toIntExact(settings.number("CIRCUIT_MOST_DOWNS", 5)), MOST_SUSPECTS,
                settings.seconds("CIRCUIT_FIRST_PROBE_SECONDS", 30), settings.seconds("CIRCUIT_LONGEST_PROBE_SECONDS", 300));
    }

    private static void sleepUntil(Instant slot, InstantSource clock) {
        try {
            Thread.sleep(Duration.between(clock.instant(), slot));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a slot", e);
        }
    }
}
