package fr.passerelle.aws;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.port.CallSlots;

/** The slots given last in the transmission table, one item per structure and lane: the limiter of all copies of a function is one write. */
public final class DynamoDbCallSlots implements CallSlots {
    private static final String WHAT = "slots of calls";
    private static final String LAST = "last";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbCallSlots(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<Instant> last(String establishment, Lane lane) {
        return new Items(client, table, WHAT).get(Key.slot(establishment, lane)).map(item -> item.instant(LAST));
    }

    @Override
    public boolean take(String establishment, Lane lane, @Nullable Instant before, Instant slot) {
        var item = new ItemBuilder(Key.slot(establishment, lane)).instant(LAST, slot).build();
        ConditionalPut put = before == null
                ? ConditionalPut.whenAbsent(item)
                : new ConditionalPut(item, "#last = :last", Map.of("#last", LAST),
                        Map.of(":last", AttributeValue.fromS(ItemBuilder.sortable(before))));
        return put.wins(WHAT, client, table);
    }
}
