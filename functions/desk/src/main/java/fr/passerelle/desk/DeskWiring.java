package fr.passerelle.desk;

import java.time.InstantSource;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbAccessTraces;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.DynamoDbWorkList;
import fr.passerelle.aws.PatientStores;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.port.AccessTraces;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.rule.ChoiceBook;
import fr.passerelle.core.rule.FedBefore;
import fr.passerelle.core.rule.KnownKeys;

/** What the function and the command line both do, over the services that the settings point at. */
public record DeskWiring(KnownKeys patients, PatientFiles files, Transmissions transmissions, ChoiceBook book, WorkList work,
        AccessTraces traces, PrintList prints, PackageVault vault, Conversations conversations) {

    /** Settings read: {@code TRANSMISSION_TABLE}, {@code VAULT_BUCKET}, {@code PATIENT_KEY_SECRET_PREFIX} and those of {@link AwsClients}. */
    public static DeskWiring of(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var dynamoDb = clients.dynamoDb();
        String table = settings.required("TRANSMISSION_TABLE");
        var kept = PatientStores.of(clients, table, settings.required("PATIENT_KEY_SECRET_PREFIX"), clock);
        var store = new DynamoDbTransmissionStore(dynamoDb, table, clock);
        var work = new DynamoDbWorkList(dynamoDb, table);
        var traces = new DynamoDbAccessTraces(dynamoDb, table);
        var book = new ChoiceBook(kept.consents(), new FedBefore(store, work, kept.keys()));
        var files = new PatientFiles(book, kept.profiles(), kept.identities(), store, traces);
        var vault = new S3PackageVault(clients.s3(), settings.required("VAULT_BUCKET"));
        return new DeskWiring(new KnownKeys(kept.identities(), kept.keys()), files, new Transmissions(store, store, vault), book, work,
                traces, new PrintList(store, work, vault), vault, new Conversations(store, vault));
    }
}
