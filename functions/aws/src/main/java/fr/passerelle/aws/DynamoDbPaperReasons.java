package fr.passerelle.aws;

import java.time.Instant;
import java.util.Optional;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.paper.PaperReason;
import fr.passerelle.core.port.PaperReasons;

/** Paper reasons in the transmission table, under the key of the patient. One that ended stays, marked so: no function may delete. */
public final class DynamoDbPaperReasons implements PaperReasons {
    private static final String WHAT = "paper reasons";
    private static final String CAUSE = "cause";
    private static final String NOTED_AT = "notedAt";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbPaperReasons(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<PaperReason> of(PatientKey patient, String pathway) {
        return new Items(client, table, WHAT).get(Key.paper(patient, pathway)).filter(item -> item.textOrNull(CAUSE) != null)
                .map(item -> new PaperReason(pathway, PaperCause.valueOf(item.text(CAUSE)), item.instant(NOTED_AT)));
    }

    @Override
    public void note(PatientKey patient, PaperReason reason) {
        put(new ItemBuilder(Key.paper(patient, reason.pathway())).text(CAUSE, reason.cause().name()).instant(NOTED_AT, reason.notedAt())
                .expires(Expiry.paper(reason.notedAt())));
    }

    @Override
    public void end(PatientKey patient, String pathway, Instant at) {
        put(new ItemBuilder(Key.paper(patient, pathway)).expires(Expiry.paper(at)));
    }

    private void put(ItemBuilder item) {
        Calls.to(WHAT, () -> client.putItem(r -> r.tableName(table).item(item.build())));
    }
}
