package fr.passerelle.aws;

import java.util.Optional;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Items of the table, one by one, as they are now.
 *
 * @param what is read, for the exception when DynamoDB does not answer
 */
record Items(DynamoDbClient client, String table, String what) {
    /** A consistent read. @throws fr.passerelle.core.port.StoreUnavailableException when DynamoDB does not answer */
    Optional<ItemReader> get(Key key) {
        GetItemRequest request = GetItemRequest.builder().tableName(table).key(key.attributes()).consistentRead(true).build();
        var answer = Calls.to(what, () -> client.getItem(request));
        return answer.hasItem() ? Optional.of(new ItemReader(answer.item())) : Optional.empty();
    }
}
