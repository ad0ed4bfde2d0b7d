package fr.passerelle.mailboxcollector;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbBoxTurns;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.DynamoDbWorkList;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.PatientStores;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.S3PathwayRegistry;
import fr.passerelle.aws.S3ResultPlace;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsReplyEvents;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.FileKind;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.core.scan.FirstBytes;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.formats.json.KeptMessageJson;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.mailbox.imap.ImapMail;
import fr.passerelle.mailbox.imap.ImapSettings;
import fr.passerelle.mailbox.incoming.MessageReader;
import fr.passerelle.mailbox.smtp.SmtpCodes;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    private static final int LARGEST_FILE = 25_000_000;

    @Singleton
    Collector collector(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        String table = settings.required("TRANSMISSION_TABLE");
        String configuration = settings.required("CONFIGURATION_BUCKET");
        Metrics metrics = EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock);
        var store = new DynamoDbTransmissionStore(clients.dynamoDb(), table, clock);
        var vault = new S3PackageVault(clients.s3(), settings.required("VAULT_BUCKET"));
        var files = new Files(vault, new FirstBytes(LARGEST_FILE, EnumSet.complementOf(EnumSet.of(FileKind.ZIP))));
        var events = new SqsReplyEvents(clients.sqs(), settings.required("REPLIES_QUEUE_URL"),
                kept -> new String(KeptMessageJson.write(kept), StandardCharsets.UTF_8));
        var pathways = new S3PathwayRegistry(clients.s3(), configuration, new PathwayReader()::read, metrics, clock);
        var messages = new KeptMessages(store, pathways, vault, files, new S3ResultPlace(clients.s3(), settings.required("RESULTS_BUCKET")),
                new DynamoDbWorkList(clients.dynamoDb(), table), events,
                bearers(settings, clients, table, clock));
        String host = settings.text("MSSANTE_IMAP_HOST", "");
        // Without a server there is no mailbox to read.
        EstablishmentDirectory establishments = host.isBlank()
                ? new Nobody()
                : new S3EstablishmentDirectory(clients.s3(), configuration, new EstablishmentJson()::read, clock);
        return new Collector(establishments, mail(host, settings, clients, clock), new DynamoDbBoxTurns(clients.dynamoDb(), table),
                new Reception(new MessageReader(new SmtpCodes()), store, messages, clock), metrics, settings.seconds("LEASE_SECONDS", 180),
                clock);
    }

    private static Bearers bearers(Settings settings, AwsClients clients, String table, InstantSource clock) {
        var patients = PatientStores.of(clients, table, settings.required("PATIENT_KEY_SECRET_PREFIX"), clock);
        return new Bearers(new PatientRecords(patients.identities(), patients.keys()),
                Environment.valueOf(settings.required("NATIONAL_ENVIRONMENT")));
    }

    @Singleton
    WorkFigures figures(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var establishments = new S3EstablishmentDirectory(clients.s3(), settings.required("CONFIGURATION_BUCKET"), _ -> {
            throw new IllegalStateException("only the names of the establishments are read here");
        }, clock);
        return new WorkFigures(establishments, new DynamoDbWorkList(clients.dynamoDb(), settings.required("TRANSMISSION_TABLE")),
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), clock);
    }

    private static ImapMail mail(String host, Settings settings, AwsClients clients, InstantSource clock) {
        var security = ImapSettings.Security.of(settings.text("MSSANTE_IMAP_TLS", "starttls"));
        var server = new ImapSettings(host, Math.toIntExact(settings.number("MSSANTE_IMAP_PORT", 143)),
                security, Duration.ofSeconds(10), Duration.ofSeconds(30));
        return new ImapMail(server, TlsWiring.sockets(settings, clients, security, clock));
    }

    private record Nobody() implements EstablishmentDirectory {
        @Override
        public Optional<Establishment> find(String finess) {
            return Optional.empty();
        }

        @Override
        public List<String> all() {
            return List.of();
        }
    }
}
