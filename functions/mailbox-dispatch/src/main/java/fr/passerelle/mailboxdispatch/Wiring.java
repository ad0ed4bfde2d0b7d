package fr.passerelle.mailboxdispatch;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.DynamoDbWorkList;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.PatientStores;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.S3PathwayRegistry;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsDispatchQueue;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.rule.Backoff;
import fr.passerelle.core.rule.Overtaken;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.mailbox.AppointmentMail;
import fr.passerelle.mailbox.DocumentMail;
import fr.passerelle.mailbox.EndingMail;
import fr.passerelle.mailbox.PaperSheet;
import fr.passerelle.mailbox.RecallMail;
import fr.passerelle.mailbox.StepMail;
import fr.passerelle.mailbox.smtp.SmtpCodes;
import fr.passerelle.mailbox.smtp.SmtpSettings;
import fr.passerelle.mailbox.smtp.SmtpTransport;
import fr.passerelle.mailbox.text.Templates;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    private static final int SUBMISSION_PORT = 587;
    /** The limit many operators set, under the 25 million of Mon espace santé (messages.md §4.3). */
    private static final int LARGEST_MAIL = 10_000_000;
    /** Of Mon espace santé, encoding included (messages.md §4.3). */
    private static final long NATIONAL_LIMIT = 25_000_000;
    private static final long TWO_DAYS = 172_800;

    @Singleton
    MailboxDispatch dispatches(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var dynamoDb = clients.dynamoDb();
        String table = settings.required("TRANSMISSION_TABLE");
        var store = new DynamoDbTransmissionStore(dynamoDb, table, clock);
        var pathways = new S3PathwayRegistry(clients.s3(), settings.required("CONFIGURATION_BUCKET"), new PathwayReader()::read,
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), clock);
        var patients = PatientStores.of(clients, table, settings.required("PATIENT_KEY_SECRET_PREFIX"), clock);
        var vault = new S3PackageVault(clients.s3(), settings.required("VAULT_BUCKET"));
        String own = settings.required("MAILBOX_QUEUE_URL");
        var codes = new SmtpCodes();
        var environment = Environment.valueOf(settings.required("NATIONAL_ENVIRONMENT"));
        MailRules rules = rules(settings, environment);
        var templates = new Templates();
        String productNumber = settings.required("MSSANTE_NIL");
        var letters = new Letters(vault, new DocumentMail(productNumber, templates, new XdmArchive()),
                new AppointmentMail(productNumber, templates), new RecallMail(productNumber, templates),
                new StepMail(productNumber, templates), new EndingMail(productNumber, templates), rules.patientDomain());
        var packages = new VaultPackages(vault);
        var work = new DynamoDbWorkList(dynamoDb, table);
        var papers = new Papers(store, pathways, patients.keys(), patients.papers(), work,
                new PrintJobs(packages, new PaperSheet(templates)), new Overtaken(store, packages::former, work));
        return new MailboxDispatch(store, patients.rules(pathways), letters,
                new SmtpTransport(smtp(settings), codes, TlsWiring.sockets(settings, clients, environment, clock)),
                new SqsDispatchQueue(clients.sqs(), own, own), rules, codes, pathways, papers,
                new OperatorFigures(EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), codes), clock);
    }

    private static SmtpSettings smtp(Settings settings) {
        return new SmtpSettings(settings.required("MSSANTE_HOST"), Math.toIntExact(settings.number("MSSANTE_PORT", SUBMISSION_PORT)),
                Boolean.parseBoolean(settings.text("MSSANTE_STARTTLS", "true")), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private static MailRules rules(Settings settings, Environment environment) {
        var domains = Stream.of(settings.required("ALLOWED_MAIL_DOMAINS").split(",")).map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String patients = settings.required("PATIENT_MAIL_DOMAIN");
        StageRules.check(environment, domains, patients);
        return new MailRules(patients, domains,
                Math.min(settings.number("LARGEST_MAIL_BYTES", LARGEST_MAIL), NATIONAL_LIMIT),
                settings.seconds("LEASE_SECONDS", 120),
                new Backoff(settings.seconds("RETRY_BASE_SECONDS", 30), Dispatch.LONGEST_DELAY, new SecureRandom()::nextDouble),
                settings.seconds("GIVE_UP_SECONDS", TWO_DAYS));
    }
}
