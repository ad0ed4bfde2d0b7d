package fr.passerelle.aws;

import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ProfileStore;
import fr.passerelle.core.port.StoreUnavailableException;

/** Profiles in the transmission table, under the HMAC of the matricule; an older answer never replaces a newer one. */
public final class DynamoDbProfileStore implements ProfileStore {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbProfileStore.class);
    private static final String WHAT = "profiles";
    private static final String STATE = "state";
    private static final String KNOWN_AT = "knownAt";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbProfileStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<Profile> profile(PatientKey patient) {
        return new Items(client, table, WHAT).get(Key.profile(patient)).map(DynamoDbProfileStore::read);
    }

    private static Profile read(ItemReader item) {
        return new Profile(Profile.State.valueOf(item.text(STATE)), item.instant(KNOWN_AT));
    }

    @Override
    public void record(PatientKey patient, Profile profile) {
        var item = new ItemBuilder(Key.profile(patient)).text(STATE, profile.state().name()).instant(KNOWN_AT, profile.knownAt())
                .expires(Expiry.profile(profile.knownAt())).build();
        PutItemRequest request = PutItemRequest.builder().tableName(table).item(item)
                .conditionExpression("attribute_not_exists(#pk) OR #at <= :at")
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#at", KNOWN_AT))
                .expressionAttributeValues(Map.of(":at", AttributeValue.fromS(ItemBuilder.sortable(profile.knownAt())))).build();
        try {
            client.putItem(request);
        } catch (ConditionalCheckFailedException _) {
            LOG.info("profile left aside: a newer answer is stored");
        } catch (SdkException e) {
            throw new StoreUnavailableException(WHAT, e);
        }
    }
}
