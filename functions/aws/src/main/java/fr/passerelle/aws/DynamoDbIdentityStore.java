package fr.passerelle.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.IdentityStore;

/**
 * Identities in the transmission table, under the HMAC of the permanent identifier or of the matricule. In clear are only the instant
 * and what decides between two of one instant; the traits are {@link SealedTexts}.
 */
public final class DynamoDbIdentityStore implements IdentityStore {
    private static final String WHAT = "identities";
    private static final String AT = "at";
    private static final String ORDER = "order";
    private static final String SEALED = "sealed";

    private final DynamoDbClient client;
    private final String table;
    private final SealedTexts texts;

    public DynamoDbIdentityStore(DynamoDbClient client, String table, SealedTexts texts) {
        this.client = client;
        this.table = table;
        this.texts = texts;
    }

    @Override
    public Optional<KnownIdentity> of(String establishment, PatientKey patient) {
        Key key = Key.identity(patient);
        return new Items(client, table, WHAT).get(key)
                .map(item -> IdentityItem.read(texts.open(establishment, key, item.bytes(SEALED)), item.instant(AT)));
    }

    @Override
    public boolean record(String establishment, PatientKey patient, KnownIdentity identity) {
        Key key = Key.identity(patient);
        String order = ItemBuilder.sortable(identity.at()) + "#" + identity.restriction();
        var item = new ItemBuilder(key).instant(AT, identity.at()).text(ORDER, order)
                .bytes(SEALED, SdkBytes.fromByteArray(texts.seal(establishment, key, IdentityItem.write(identity)))).build();
        return new ConditionalPut(item, "attribute_not_exists(#pk) OR #order <= :order", Map.of("#pk", Key.PK, "#order", ORDER),
                Map.of(":order", AttributeValue.fromS(order))).wins(WHAT, client, table);
    }

    @Override
    public void link(PatientKey patient, PatientKey other) {
        // Losing means that the link is there already.
        ConditionalPut.whenAbsent(new ItemBuilder(Key.link(patient, other)).build()).wins(WHAT, client, table);
    }

    @Override
    public List<PatientKey> linked(PatientKey patient) {
        QueryRequest request = QueryRequest.builder().tableName(table).consistentRead(true)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#sk", Key.SK))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Key.patientPartition(patient)), ":sk",
                        AttributeValue.fromS(Key.LINK)))
                .build();
        return Calls.to(WHAT, () -> client.queryPaginator(request).items().stream()
                .map(item -> new PatientKey(new ItemReader(item).text(Key.SK).substring(Key.LINK.length()))).toList());
    }
}
