package fr.passerelle.appointmentintake;

import java.time.InstantSource;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.PatientStores;
import fr.passerelle.aws.S3DropBucket;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.S3PathwayRegistry;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsDispatchQueue;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.hl7.ack.AnswerPlans;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    private static final int LARGEST_DOCUMENT = 20_971_520;

    @Singleton
    AppointmentIntake intake(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var s3 = clients.s3();
        var store = new DynamoDbTransmissionStore(clients.dynamoDb(), settings.required("TRANSMISSION_TABLE"), clock);
        var establishments = new S3EstablishmentDirectory(s3, settings.required("CONFIGURATION_BUCKET"), new EstablishmentJson()::read,
                clock);
        String mailbox = settings.required("MAILBOX_QUEUE_URL");
        // An appointment never goes to the DMP: its one queue stands for both.
        var queue = new SqsDispatchQueue(clients.sqs(), mailbox, mailbox);
        var vault = new S3PackageVault(s3, settings.required("VAULT_BUCKET"));
        var convocations = new Convocations(new S3DropBucket(s3, settings.required("DROP_BUCKET")), vault,
                settings.number("LARGEST_DOCUMENT_BYTES", LARGEST_DOCUMENT));
        var context = new AppointmentContext(Environment.valueOf(settings.required("NATIONAL_ENVIRONMENT")));
        var patients = PatientStores.of(clients, settings.required("TRANSMISSION_TABLE"), settings.required("PATIENT_KEY_SECRET_PREFIX"),
                clock);
        var pathways = new S3PathwayRegistry(s3, settings.required("CONFIGURATION_BUCKET"), new PathwayReader()::read,
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), clock);
        var situations = new Situations(pathways, new PatientRecords(patients.identities(), patients.keys()));
        return new AppointmentIntake(store, establishments, convocations, queue, situations,
                new AppointmentForms(context, establishments), new AnswerPlans(vault),
                settings.seconds("APPOINTMENT_MERGE_SECONDS", 120),
                clock);
    }
}
