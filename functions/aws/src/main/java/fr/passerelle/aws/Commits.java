package fr.passerelle.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.port.Commit;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/**
 * Commits as DynamoDB transactions; a commit of one item takes the plain call, at half the price.
 *
 * <p>No token of ours goes with a transaction (docs/decisions/0051-commits.md): one derived from the content would tell two functions
 * that decide the same thing at the same instant that both have won. The SDK's own token makes its inner retries harmless.
 */
final class Commits {
    private static final String CONDITION = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";
    private static final String WHAT = "transmission table";

    private final DynamoDbClient client;
    private final String table;
    private final Expiry expiry;

    /** One item to put, and the write it is part of. */
    private record Part(Write write, ConditionalPut put) {}

    Commits(DynamoDbClient client, String table, Expiry expiry) {
        this.client = client;
        this.table = table;
        this.expiry = expiry;
    }

    /** @throws IllegalArgumentException when two writes aim at one item or there are too many */
    Commit commit(List<Write> writes) {
        List<Part> parts = parts(writes);
        return switch (parts.size()) {
            case 0 -> new Commit.Done();
            case 1 -> alone(parts.getFirst());
            default -> together(parts);
        };
    }

    private List<Part> parts(List<Write> writes) {
        if (Write.items(writes) > TransmissionStore.MOST_ITEMS) {
            throw new IllegalArgumentException(
                    "a commit writes " + TransmissionStore.MOST_ITEMS + " items at most, not " + Write.items(writes));
        }
        var parts = new ArrayList<Part>();
        for (Write write : writes) {
            parts.add(part(write, ConditionalPut.of(write)));
            switch (write) {
                case Write.Create(Dispatch dispatch) -> parts.add(part(write, ConditionalPut.historyOf(dispatch)));
                case Write.Move(Dispatch _, Dispatch after) -> parts.add(part(write, ConditionalPut.historyOf(after)));
                case Write.Register(Input input) -> parts.add(part(write, ConditionalPut.keepingOf(input)));
                case Write.Update _,Write.Take _,Write.Await _,Write.Concern _,Write.Advance _,Write.Extend _,Write.Announce _,Write.Keep _ -> {
                    // No history: only dispatches have one.
                }
            }
        }
        var keys = new HashSet<Key>();
        if (!parts.stream().allMatch(p -> keys.add(p.put().key()))) {
            throw new IllegalArgumentException("two writes of a commit aim at the same item");
        }
        return parts;
    }

    private Part part(Write write, ConditionalPut put) {
        return new Part(write, put.expiring(expiry));
    }

    private Commit alone(Part part) {
        try {
            client.putItem(part.put().alone(table));
            return new Commit.Done();
        } catch (ConditionalCheckFailedException _) {
            return new Commit.Lost(List.of(part.write()));
        } catch (TransactionConflictException _) {
            return new Commit.Lost(List.of());
        } catch (SdkException e) {
            throw new StoreUnavailableException(WHAT, e);
        }
    }

    private Commit together(List<Part> parts) {
        try {
            client.transactWriteItems(TransactWriteItemsRequest.builder()
                    .transactItems(parts.stream().map(p -> p.put().inTransaction(table)).toList()).build());
            return new Commit.Done();
        } catch (TransactionCanceledException e) {
            return lost(parts, e);
        } catch (SdkException e) {
            throw new StoreUnavailableException(WHAT, e);
        }
    }

    /** The reasons stand in the order of the items, {@code None} for those that would have passed. */
    private static Commit lost(List<Part> parts, TransactionCanceledException cancelled) {
        List<String> codes = cancelled.cancellationReasons().stream().map(CancellationReason::code).toList();
        var conflicts = new LinkedHashSet<Write>();
        for (int i = 0; i < codes.size(); i++) {
            if (CONDITION.equals(codes.get(i))) {
                conflicts.add(parts.get(i).write());
            }
        }
        if (conflicts.isEmpty() && !codes.contains(CONFLICT)) {
            // Throttling, or an item DynamoDB cannot take: nothing is known of the others.
            throw new StoreUnavailableException(WHAT, cancelled);
        }
        return new Commit.Lost(List.copyOf(conflicts));
    }
}
