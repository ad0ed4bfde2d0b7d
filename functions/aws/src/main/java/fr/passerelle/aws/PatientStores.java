package fr.passerelle.aws;

import java.security.SecureRandom;
import java.time.InstantSource;

import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.PaperReasons;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.ProfileStore;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.core.rule.SendingRules;

/** Everything kept under the key of a patient, for the wiring of a function. */
public record PatientStores(PatientKeys keys, IdentityStore identities, ConsentStore consents, ProfileStore profiles,
        PaperReasons papers) {
    /** @param secretPrefix of the secrets that hold the patient key of each establishment */
    public static PatientStores of(AwsClients clients, String table, String secretPrefix, InstantSource clock) {
        var dynamoDb = clients.dynamoDb();
        var secrets = new PatientSecrets(clients.secrets(), secretPrefix, clock);
        return new PatientStores(new SecretsPatientKeys(secrets),
                new DynamoDbIdentityStore(dynamoDb, table, new SealedTexts(secrets, new SecureRandom())),
                new DynamoDbConsentStore(dynamoDb, table), new DynamoDbProfileStore(dynamoDb, table),
                new DynamoDbPaperReasons(dynamoDb, table));
    }

    /** What the rules need just before a call. */
    public SendingRules rules(PathwayRegistry pathways) {
        return new SendingRules(consents, new PatientRecords(identities, keys), profiles, papers, pathways, keys);
    }
}
