package fr.passerelle.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.port.ReplayOrders;
import fr.passerelle.core.work.ReplayOrder;
import fr.passerelle.core.work.ReplayOrder.End;
import fr.passerelle.core.work.ReplayOrder.Line;

/**
 * Orders to replay in the transmission table, one partition per establishment: the order, and its dispatches in pages that stay far below
 * the 400 KB of an item. Pages are written first, under the digest of what they list: an order that is there has its pages.
 */
public final class DynamoDbReplayOrders implements ReplayOrders {
    private static final String WHAT = "replay orders";
    /** A line takes about 110 bytes. */
    private static final int PAGE = 2_000;

    private final DynamoDbClient client;
    private final String table;
    private final Items items;
    private final Expiry expiry;

    /** @param clock of the writes, see {@link Expiry} */
    public DynamoDbReplayOrders(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.items = new Items(client, table, WHAT);
        this.expiry = new Expiry(clock);
    }

    @Override
    public Optional<ReplayOrder> find(String establishment, String id) {
        return items.get(Key.order(establishment, id)).map(DynamoDbReplayOrders::read);
    }

    @Override
    public List<Line> lines(ReplayOrder order) {
        return query(order.establishment(), Key.pagePrefix(order)).flatMap(page -> page.texts("lines").stream())
                .map(DynamoDbReplayOrders::line).toList();
    }

    @Override
    public boolean give(ReplayOrder order, List<Line> lines) {
        for (int from = 0; from < lines.size(); from += PAGE) {
            List<String> page = lines.subList(from, Math.min(lines.size(), from + PAGE)).stream().map(DynamoDbReplayOrders::text).toList();
            var item = new ItemBuilder(Key.page(order, from / PAGE)).texts("lines", page).build();
            new ConditionalPut(item, null, Map.of(), Map.of()).expiring(expiry).wins(WHAT, client, table);
        }
        return ConditionalPut.whenAbsent(write(order)).expiring(expiry).wins(WHAT, client, table);
    }

    @Override
    public void end(ReplayOrder ended) {
        new ConditionalPut(write(ended), "attribute_not_exists(#end)", Map.of("#end", "endedAt"), Map.of()).expiring(expiry).wins(WHAT,
                client, table);
    }

    @Override
    public List<ReplayOrder> all(String establishment) {
        var all = new ArrayList<>(query(establishment, Key.ORDER).map(DynamoDbReplayOrders::read).toList());
        all.sort(Comparator.comparing(ReplayOrder::at).thenComparing(ReplayOrder::id).reversed());
        return List.copyOf(all);
    }

    private Stream<ItemReader> query(String establishment, String prefix) {
        QueryRequest request = QueryRequest.builder().tableName(table).consistentRead(true)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#sk", Key.SK))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Key.orderPartition(establishment)), ":sk",
                        AttributeValue.fromS(prefix)))
                .build();
        return Calls.to(WHAT, () -> client.queryPaginator(request).items().stream().map(ItemReader::new).toList()).stream();
    }

    private static Map<String, AttributeValue> write(ReplayOrder order) {
        End end = order.end();
        return new ItemBuilder(Key.order(order.establishment(), order.id())).text("id", order.id())
                .text("establishment", order.establishment()).text("asked", order.asked()).text("reason", order.reason())
                .text("by", order.by()).instant("at", order.at()).text("listed", order.lines()).number("chosen", order.chosen())
                .instant("endedAt", end == null ? null : end.at()).number("replayed", end == null ? null : end.replayed())
                .number("changed", end == null ? null : end.changed()).build();
    }

    private static ReplayOrder read(ItemReader item) {
        Instant ended = item.instantOrNull("endedAt");
        return new ReplayOrder(item.text("id"), item.text("establishment"), item.text("asked"), item.text("reason"), item.text("by"),
                item.instant("at"), item.text("listed"), item.number("chosen"),
                ended == null ? null : new End(ended, item.number("replayed"), item.number("changed")));
    }

    private static String text(Line line) {
        return line.dispatch().inputId() + " " + line.dispatch().dispatchId() + " " + line.since();
    }

    private static Line line(String text) {
        String[] parts = text.split(" ", -1);
        return new Line(new DispatchRef(parts[0], parts[1]), Instant.parse(parts[2]));
    }
}
