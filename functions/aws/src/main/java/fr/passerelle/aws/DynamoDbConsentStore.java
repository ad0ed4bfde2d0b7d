package fr.passerelle.aws;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ConsentStore;

/** Histories of choices in the transmission table, under the keys of patients (consent-and-rules.md §8.1): one item per line. */
public final class DynamoDbConsentStore implements ConsentStore {
    private static final String WHAT = "consents";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbConsentStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void append(PatientKey patient, ChoiceRecord line) {
        // Losing means that the line is there already.
        ConditionalPut.whenAbsent(ChoiceItem.write(patient, line)).wins(WHAT, client, table);
    }

    @Override
    public List<ChoiceRecord> history(PatientKey patient) {
        QueryRequest request = QueryRequest.builder().tableName(table).consistentRead(true)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#sk", Key.SK))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Key.patientPartition(patient)), ":sk",
                        AttributeValue.fromS(Key.CHOICE)))
                .build();
        return Calls.to(WHAT, () -> client.queryPaginator(request).items().stream().map(ItemReader::new).map(ChoiceItem::read).toList());
    }
}
