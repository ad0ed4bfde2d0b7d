package fr.passerelle.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.port.Circuits;

/** The circuits in the transmission table, one item per establishment, written only from the revision read. */
public final class DynamoDbCircuits implements Circuits {
    private static final String WHAT = "circuits";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbCircuits(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Circuit of(String establishment) {
        return new Items(client, table, WHAT).get(Key.circuit(establishment)).map(CircuitItem::read)
                .orElseGet(() -> Circuit.closed(establishment));
    }

    @Override
    public boolean change(Circuit before, Circuit after) {
        var item = CircuitItem.write(after);
        return (before.rev() == 0 ? ConditionalPut.whenAbsent(item) : ConditionalPut.whenAt(before.rev(), item)).wins(WHAT, client, table);
    }
}
