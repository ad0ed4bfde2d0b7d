package fr.passerelle.documentintake;

import java.time.InstantSource;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.DynamoDbWorkList;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.PatientStores;
import fr.passerelle.aws.S3DropBucket;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.S3PathwayRegistry;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsDispatchQueue;
import fr.passerelle.aws.SqsFeeds;
import fr.passerelle.aws.SqsPostponement;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.formats.pathway.PathwayReader;

/** The only place that knows which technology stands behind each port. */
@Factory
final class Wiring {
    private static final long LARGEST_DOCUMENT = 20 << 20;
    private static final long ORPHAN_GRACE = 120;

    @Singleton
    DocumentIntake documentIntake(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        S3Client s3 = clients.s3();
        SqsClient sqs = clients.sqs();
        var establishments = new S3EstablishmentDirectory(s3, settings.required("CONFIGURATION_BUCKET"), new EstablishmentJson()::read,
                clock);
        return new DocumentIntake(new DynamoDbTransmissionStore(clients.dynamoDb(), settings.required("TRANSMISSION_TABLE"), clock),
                new S3DropBucket(s3, settings.required("DROP_BUCKET")), new S3PackageVault(s3, settings.required("VAULT_BUCKET")),
                establishments,
                new SqsDispatchQueue(sqs, settings.required("DMP_QUEUE_URL"), settings.required("MAILBOX_QUEUE_URL")),
                new SqsPostponement(sqs, settings.required("DROP_QUEUE_URL")),
                new SqsFeeds(sqs, settings.required("APPOINTMENT_QUEUE_URL"), settings.required("EVENT_QUEUE_URL")),
                situations(settings, clients, clock), intake(settings),
                clock);
    }

    @Singleton
    GatewayInputs gatewayInputs(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        String table = settings.required("TRANSMISSION_TABLE");
        var patients = PatientStores.of(clients, table, settings.required("PATIENT_KEY_SECRET_PREFIX"), clock);
        return new GatewayInputs(new DynamoDbTransmissionStore(clients.dynamoDb(), table, clock),
                new S3PackageVault(clients.s3(), settings.required("VAULT_BUCKET")), patients.keys(),
                new DynamoDbWorkList(clients.dynamoDb(), table),
                new SqsDispatchQueue(clients.sqs(), settings.required("DMP_QUEUE_URL"), settings.required("MAILBOX_QUEUE_URL")), clock);
    }

    private static Situations situations(Settings settings, AwsClients clients, InstantSource clock) {
        var patients = PatientStores.of(clients, settings.required("TRANSMISSION_TABLE"), settings.required("PATIENT_KEY_SECRET_PREFIX"),
                clock);
        var pathways = new S3PathwayRegistry(clients.s3(), settings.required("CONFIGURATION_BUCKET"), new PathwayReader()::read,
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), clock);
        return new Situations(pathways, new PatientRecords(patients.identities(), patients.keys()), patients.keys());
    }

    private static IntakeSettings intake(Settings settings) {
        return new IntakeSettings(settings.required("DROP_BUCKET"), Environment.valueOf(settings.required("NATIONAL_ENVIRONMENT")),
                MailDomains.of(settings.required("ALLOWED_MAIL_DOMAINS"), settings.required("PATIENT_MAIL_DOMAIN")),
                settings.number("LARGEST_DOCUMENT_BYTES", LARGEST_DOCUMENT), settings.seconds("ORPHAN_GRACE_SECONDS", ORPHAN_GRACE));
    }
}
