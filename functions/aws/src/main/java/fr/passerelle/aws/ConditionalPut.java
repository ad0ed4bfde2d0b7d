package fr.passerelle.aws;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.retention.Keeping;

/**
 * A {@link Write} as DynamoDB takes it: the whole item, and the condition on the one stored (aws-stack.md §9).
 *
 * @param condition absent when the write is never lost
 */
record ConditionalPut(Map<String, AttributeValue> item, @Nullable String condition, Map<String, String> names,
        Map<String, AttributeValue> values) {
    private static final String ABSENT = "attribute_not_exists(#pk)";
    private static final Map<String, String> PK_NAME = Map.of("#pk", Key.PK);

    static ConditionalPut of(Write write) {
        return switch (write) {
            case Write.Register(Input input) -> whenAbsent(InputItem.write(input));
            case Write.Update(Input before, Input after) -> whenAt(before.rev(), InputItem.write(after));
            case Write.Create(Dispatch dispatch) -> whenAbsent(DispatchItem.write(dispatch));
            case Write.Move(Dispatch before, Dispatch after) -> new ConditionalPut(DispatchItem.write(after),
                    "#rev = :rev AND #state = :state", Map.of("#rev", "rev", "#state", "state"),
                    Map.of(":rev", number(before.rev()), ":state", AttributeValue.fromS(before.state().word())));
            case Write.Take(Claim claim, Claim instead) -> take(claim, instead);
            case Write.Await(String establishment, String what, String inputId) -> always(
                    Key.waiting(establishment, what, inputId).attributes());
            case Write.Concern(PatientKey patient, String inputId) -> always(Key.concern(patient, inputId).attributes());
            case Write.Advance(AppointmentHead before, AppointmentHead after) -> before == null
                    ? whenAbsent(HeadItem.write(after))
                    : whenAt(before.rev(), HeadItem.write(after));
            case Write.Extend(Chain before, Chain after) -> before == null
                    ? whenAbsent(ChainItem.write(after))
                    : whenAt(before.rev(), ChainItem.write(after));
            case Write.Announce(Announcement before, Announcement after) -> before == null
                    ? whenAbsent(AnnouncementItem.write(after))
                    : whenAt(before.rev(), AnnouncementItem.write(after));
            case Write.Keep(Keeping before, Keeping after) -> whenAt(before.rev(), KeepingItem.write(after));
        };
    }

    /** An input has its keeping beside it; the condition on the input guards this item too. */
    static ConditionalPut keepingOf(Input registered) {
        return always(KeepingItem.write(Keeping.begun(registered)));
    }

    /** The same, going by itself in its time. */
    ConditionalPut expiring(Expiry expiry) {
        return new ConditionalPut(expiry.transmission(item), condition, names, values);
    }

    /** Every state of a dispatch is kept under its revision; the condition on its present state guards this item too. */
    static ConditionalPut historyOf(Dispatch dispatch) {
        return always(DispatchItem.history(dispatch));
    }

    private static ConditionalPut take(Claim claim, @Nullable Claim instead) {
        if (instead == null) {
            return whenAbsent(ClaimItem.write(claim));
        }
        return new ConditionalPut(ClaimItem.write(claim), ABSENT + " OR (#inputId = :inputId AND #digest = :digest)",
                Map.of("#pk", Key.PK, "#inputId", "inputId", "#digest", "digest"),
                Map.of(":inputId", AttributeValue.fromS(instead.inputId()), ":digest", AttributeValue.fromS(instead.digest())));
    }

    private static ConditionalPut always(Map<String, AttributeValue> item) {
        return new ConditionalPut(item, null, Map.of(), Map.of());
    }

    static ConditionalPut whenAbsent(Map<String, AttributeValue> item) {
        return new ConditionalPut(item, ABSENT, PK_NAME, Map.of());
    }

    static ConditionalPut whenAt(int rev, Map<String, AttributeValue> item) {
        return new ConditionalPut(item, "#rev = :rev", Map.of("#rev", "rev"), Map.of(":rev", number(rev)));
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }

    /** What DynamoDB refuses to see twice in one transaction. */
    Key key() {
        var reader = new ItemReader(item);
        return new Key(reader.text(Key.PK), reader.text(Key.SK));
    }

    TransactWriteItem inTransaction(String table) {
        Put.Builder put = Put.builder().tableName(table).item(item);
        if (condition != null) {
            put.conditionExpression(condition).expressionAttributeNames(names);
            if (!values.isEmpty()) {
                put.expressionAttributeValues(values);
            }
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    /**
     * Writes it alone.
     *
     * @param what see {@link Calls#to}
     * @return false when the condition does not hold
     */
    boolean wins(String what, DynamoDbClient client, String table) {
        return Calls.to(what, () -> {
            try {
                client.putItem(alone(table));
                return true;
            } catch (ConditionalCheckFailedException _) {
                return false;
            }
        });
    }

    PutItemRequest alone(String table) {
        PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(item);
        if (condition != null) {
            put.conditionExpression(condition).expressionAttributeNames(names);
            if (!values.isEmpty()) {
                put.expressionAttributeValues(values);
            }
        }
        return put.build();
    }
}
