package fr.passerelle.aws;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.AccessTraces;

/** Traces of access in the transmission table, under the keys of patients: one item per access, written once. */
public final class DynamoDbAccessTraces implements AccessTraces {
    private static final String WHAT = "traces of access";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbAccessTraces(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void add(PatientKey patient, Access access) {
        String digest = Ids.sha256((access.by() + "\n" + access.operation()).getBytes(StandardCharsets.UTF_8));
        var item = new ItemBuilder(Key.access(patient, access.at(), digest)).instant("at", access.at()).text("by", access.by())
                .text("operation", access.operation().name()).expires(Expiry.access(access.at())).build();
        ConditionalPut.whenAbsent(item).wins(WHAT, client, table);
    }

    @Override
    public List<Access> of(PatientKey patient) {
        QueryRequest request = QueryRequest.builder().tableName(table).consistentRead(true)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#sk", Key.SK))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Key.patientPartition(patient)), ":sk",
                        AttributeValue.fromS(Key.ACCESS)))
                .build();
        return Calls.to(WHAT, () -> client.queryPaginator(request).items().stream().map(ItemReader::new)
                .map(item -> new Access(item.instant("at"), item.text("by"), Access.Operation.valueOf(item.text("operation")))).toList());
    }
}
