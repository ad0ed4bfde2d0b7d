package fr.passerelle.aws;

import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import fr.passerelle.core.consent.ConsentFlag;
import fr.passerelle.core.consent.Consents;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.StoreUnavailableException;

/**
 * Consents in the transmission table, under the HMAC of the matricule (consent-and-rules.md §8.1): one item per scope and source.
 * Records may arrive late and twice, so an older record of a source never replaces its newer one.
 */
public final class DynamoDbConsentStore implements ConsentStore {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbConsentStore.class);
    private static final String WHAT = "consents";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbConsentStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Consents of(PatientKey patient) {
        QueryRequest request = QueryRequest.builder().tableName(table).consistentRead(true)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#sk", Key.SK))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Key.patientPartition(patient)), ":sk",
                        AttributeValue.fromS(Key.CONSENT)))
                .build();
        List<ConsentFlag> flags = Calls.to(WHAT,
                () -> client.queryPaginator(request).items().stream().map(ItemReader::new).map(ConsentItem::read).toList());
        return new Consents(flags);
    }

    @Override
    public void record(PatientKey patient, ConsentFlag flag) {
        PutItemRequest request = PutItemRequest.builder().tableName(table).item(ConsentItem.write(patient, flag))
                .conditionExpression("attribute_not_exists(#pk) OR #at <= :at")
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#at", "recordedAt"))
                .expressionAttributeValues(Map.of(":at", AttributeValue.fromS(ItemBuilder.sortable(flag.recordedAt())))).build();
        try {
            client.putItem(request);
        } catch (ConditionalCheckFailedException _) {
            LOG.info("consent record of {} left aside: a newer one is stored", flag.source());
        } catch (SdkException e) {
            throw new StoreUnavailableException(WHAT, e);
        }
    }
}
