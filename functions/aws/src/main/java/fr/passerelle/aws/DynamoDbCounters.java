package fr.passerelle.aws;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import fr.passerelle.core.indicator.Counted;
import fr.passerelle.core.indicator.Sum;
import fr.passerelle.core.indicator.Tally;
import fr.passerelle.core.indicator.Tally.Taken;
import fr.passerelle.core.port.Counters;
import fr.passerelle.core.port.StoreUnavailableException;

/**
 * Counters in the transmission table (docs/decisions/0112-counting-once.md): {@code M#<FINESS>#<day>}/{@code <site>#<type>#<source>#<pathway>#<unit>},
 * what was counted of an input beside it, and one item for each thing that counts once.
 */
public final class DynamoDbCounters implements Counters {
    private static final String WHAT = "counters";
    private static final String MARKS = "marks";
    private static final String REV = "rev";
    private static final String HOLDER = "holder";
    private static final Set<String> LOST = Set.of("ConditionalCheckFailed", "TransactionConflict");

    private final DynamoDbClient client;
    private final String table;
    private final Items items;
    private final Expiry expiry;

    /** @param clock of the writes, see {@link Expiry} */
    public DynamoDbCounters(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.expiry = new Expiry(clock);
        this.items = new Items(client, table, WHAT);
    }

    @Override
    public Counted of(String inputId) {
        return items.get(Key.counted(inputId)).map(item -> new Counted(inputId, Set.copyOf(item.texts(MARKS)), item.number(REV)))
                .orElseGet(() -> Counted.nothing(inputId));
    }

    @Override
    public Optional<String> holder(String establishment, String what) {
        return items.get(Key.once(establishment, what)).map(item -> item.text(HOLDER));
    }

    @Override
    public boolean count(Counted before, Tally tally) {
        if (tally.marks().size() > MOST_MARKS) {
            throw new IllegalArgumentException("a tally has " + MOST_MARKS + " marks at most, not " + tally.marks().size());
        }
        var marks = new HashSet<>(before.marks());
        marks.addAll(tally.marks());
        var item = new ItemBuilder(Key.counted(before.inputId())).texts(MARKS, marks.stream().sorted().toList())
                .number(REV, before.rev() + 1).build();
        var writes = new ArrayList<TransactWriteItem>();
        writes.add((before.rev() == 0 ? ConditionalPut.whenAbsent(item) : ConditionalPut.whenAt(before.rev(), item)).expiring(expiry)
                .inTransaction(table));
        tally.taken().forEach(taken -> writes.add(take(taken)));
        tally.sums().forEach(sum -> writes.add(CounterItem.add(table, sum)));
        return wins(writes);
    }

    @Override
    public List<Sum> sums(String establishment, LocalDate day) {
        QueryRequest request = QueryRequest.builder().tableName(table).consistentRead(true).keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", Key.PK))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Key.counterPartition(establishment, day)))).build();
        return Calls.to(WHAT, () -> client.queryPaginator(request).items().stream().map(ItemReader::new).map(CounterItem::read)
                .sorted(Sum.BY_CELL).toList());
    }

    private TransactWriteItem take(Taken taken) {
        return ConditionalPut.whenAbsent(
                new ItemBuilder(Key.once(taken.establishment(), taken.once().what())).text(HOLDER, taken.once().holder()).build())
                .expiring(expiry).inTransaction(table);
    }

    private boolean wins(List<TransactWriteItem> writes) {
        try {
            client.transactWriteItems(TransactWriteItemsRequest.builder().transactItems(writes).build());
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().map(CancellationReason::code).anyMatch(LOST::contains)) {
                return false;
            }
            throw new StoreUnavailableException(WHAT, e);
        } catch (SdkException e) {
            throw new StoreUnavailableException(WHAT, e);
        }
    }
}
