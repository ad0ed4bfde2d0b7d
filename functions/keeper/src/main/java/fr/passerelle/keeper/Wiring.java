package fr.passerelle.keeper;

import java.time.Duration;
import java.time.InstantSource;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.DynamoDbWorkList;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.PatientSecrets;
import fr.passerelle.aws.S3Disposal;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.S3ProofPlace;
import fr.passerelle.aws.SecretsPatientKeys;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsDispatchQueue;
import fr.passerelle.aws.SqsIntakeRequests;
import fr.passerelle.core.retention.RetentionRules;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    @Singleton
    Keeper keeper(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var s3 = clients.s3();
        String table = settings.required("TRANSMISSION_TABLE");
        String vaultBucket = settings.required("VAULT_BUCKET");
        var store = new DynamoDbTransmissionStore(clients.dynamoDb(), table, clock);
        var vault = new S3PackageVault(s3, vaultBucket);
        var establishments = new S3EstablishmentDirectory(s3, settings.required("CONFIGURATION_BUCKET"), _ -> {
            throw new IllegalStateException("only the names of the establishments are read here");
        }, clock);
        RetentionRules rules = rules(settings);
        var keys = new SecretsPatientKeys(new PatientSecrets(clients.secrets(), settings.required("PATIENT_KEY_SECRET_PREFIX"), clock));
        var queue = new SqsDispatchQueue(clients.sqs(), settings.required("DMP_QUEUE_URL"), settings.required("MAILBOX_QUEUE_URL"));
        var work = new DynamoDbWorkList(clients.dynamoDb(), table);
        var waits = new Waits(store, work,
                new SqsIntakeRequests(clients.sqs(), settings.required("DROP_QUEUE_URL")), new Wakening(store, queue), rules);
        var proofs = new Proofs(store, store, new ProofMaker(vault, keys), new S3ProofPlace(s3, settings.required("PROOFS_BUCKET")));
        var emptying = new Emptying(store, work, new S3Disposal(s3, settings.required("DROP_BUCKET"), vaultBucket));
        return new Keeper(establishments, store, new Looks(store, waits, proofs, emptying, rules),
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), settings.seconds("LONGEST_RUN_SECONDS", 600),
                clock);
    }

    private static RetentionRules rules(Settings settings) {
        RetentionRules usual = RetentionRules.USUAL;
        return new RetentionRules(Duration.ofDays(settings.number("IDENTITY_WORKLIST_DAYS", usual.worklist().toDays())),
                Duration.ofDays(settings.number("HOLD_GIVE_UP_DAYS", usual.giveUp().toDays())),
                Duration.ofDays(settings.number("CONTENT_RETENTION_DAYS", usual.content().toDays())),
                Duration.ofDays(settings.number("RAW_ANSWER_RETENTION_DAYS", usual.rawAnswers().toDays())));
    }
}
