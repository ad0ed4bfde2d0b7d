package fr.passerelle.eventintake;

import java.time.InstantSource;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.DynamoDbWorkList;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.PatientStores;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.S3Inboxes;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.S3PathwayRegistry;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsDispatchQueue;
import fr.passerelle.aws.SqsIntakeRequests;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.rule.ChoiceBook;
import fr.passerelle.core.rule.FedBefore;
import fr.passerelle.core.rule.KnownKeys;
import fr.passerelle.formats.event.EventReader;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.hl7.ack.AnswerPlans;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    @Singleton
    EventIntake intake(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var dynamoDb = clients.dynamoDb();
        var s3 = clients.s3();
        var sqs = clients.sqs();
        String table = settings.required("TRANSMISSION_TABLE");
        var store = new DynamoDbTransmissionStore(dynamoDb, table, clock);
        var establishments = new S3EstablishmentDirectory(s3, settings.required("CONFIGURATION_BUCKET"),
                new EstablishmentJson()::read, clock);
        var patients = PatientStores.of(clients, table, settings.required("PATIENT_KEY_SECRET_PREFIX"), clock);
        var keys = patients.keys();
        var requests = new SqsIntakeRequests(sqs, settings.required("DROP_QUEUE_URL"));
        var pending = new PendingSends(store, requests,
                new SqsDispatchQueue(sqs, settings.required("DMP_QUEUE_URL"), settings.required("MAILBOX_QUEUE_URL")), clock);
        var work = new DynamoDbWorkList(dynamoDb, table);
        var identities = new IdentityEvents(patients.identities(), keys, pending, new SentBefore(store, work), clock);
        var book = new ChoiceBook(patients.consents(), new FedBefore(store, work, keys));
        var known = new KnownKeys(patients.identities(), keys);
        var acts = new EventActs(identities, new ConsentEvents(book, known, pending),
                new AnnouncementEvents(store, requests,
                        new VaultPackages(new S3PackageVault(s3, settings.required("VAULT_BUCKET"))), known, keys),
                new StayMessages(store, establishments,
                        new S3PathwayRegistry(s3, settings.required("CONFIGURATION_BUCKET"), new PathwayReader()::read,
                                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), clock),
                        patients.identities(), known, new VaultPackages(new S3PackageVault(s3, settings.required("VAULT_BUCKET"))), clock),
                keys);
        var environment = Environment.valueOf(settings.required("NATIONAL_ENVIRONMENT"));
        return new EventIntake(new EventForms(new EventReader(environment), environment, establishments), store,
                new AnswerPlans(new S3PackageVault(s3, settings.required("VAULT_BUCKET"))), acts,
                new S3Inboxes(s3, settings.required("DROP_BUCKET")), clock);
    }
}
