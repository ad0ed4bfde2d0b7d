package fr.passerelle.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import fr.passerelle.core.mail.BoxTurn;
import fr.passerelle.core.port.BoxTurns;

/** The turns at reading the mailboxes in the transmission table, one item per establishment, written only from the revision read. */
public final class DynamoDbBoxTurns implements BoxTurns {
    private static final String WHAT = "turns of the mailboxes";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbBoxTurns(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public BoxTurn of(String establishment) {
        return new Items(client, table, WHAT).get(Key.box(establishment))
                .map(item -> new BoxTurn(establishment, Long.parseLong(item.text("validity")), Long.parseLong(item.text("uid")),
                        item.instantOrNull("leaseEnd"),
                        item.number("rev")))
                .orElseGet(() -> BoxTurn.first(establishment));
    }

    @Override
    public boolean change(BoxTurn before, BoxTurn after) {
        var item = new ItemBuilder(Key.box(after.establishment())).text("validity", Long.toString(after.validity()))
                .text("uid", Long.toString(after.uid())).instant("leaseEnd", after.leaseEnd()).number("rev", after.rev()).build();
        return (before.rev() == 0 ? ConditionalPut.whenAbsent(item) : ConditionalPut.whenAt(before.rev(), item)).wins(WHAT, client, table);
    }
}
