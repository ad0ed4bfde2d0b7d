package fr.passerelle.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.Commit;
import fr.passerelle.core.port.DueDispatches;
import fr.passerelle.core.port.Keepings;
import fr.passerelle.core.port.PendingAnnouncements;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.retention.Keeping;

/**
 * The state of every transmission in one DynamoDB table, {@code pk} and {@code sk} texts (docs/decisions/0050-single-table.md).
 * Every read is consistent, save the index of what is due; a waiting file that was found stays written, its input's state says that it
 * waits no more.
 */
public final class DynamoDbTransmissionStore
        implements
            TransmissionStore,
            TransmissionBrowser,
            DueDispatches,
            PendingAnnouncements,
            Keepings {
    private static final String WHAT = "transmission table";
    private static final Comparator<Dispatch> BY_DESTINATION = Comparator.comparing(Dispatch::destination)
            .thenComparingInt(Dispatch::part).thenComparing(d -> d.ref().dispatchId());

    private static final Comparator<Input> OLDEST_FIRST = Comparator.comparing(Input::receivedAt).thenComparing(Input::id);

    private final DynamoDbClient client;
    private final String table;
    private final Items items;
    private final Commits commits;
    private final DueIndex due;
    private final AnnouncementIndex announcements;
    private final KeepingIndex keepings;

    /** @param clock of the writes, see {@link Expiry} */
    public DynamoDbTransmissionStore(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.items = new Items(client, table, WHAT);
        this.commits = new Commits(client, table, new Expiry(clock));
        this.due = new DueIndex(client, table);
        this.announcements = new AnnouncementIndex(client, table);
        this.keepings = new KeepingIndex(client, table);
    }

    /** @throws IllegalArgumentException when two writes aim at one item or they are more than {@link #MOST_ITEMS} */
    @Override
    public Commit commit(List<Write> writes) {
        return commits.commit(writes);
    }

    @Override
    public Optional<Input> input(String inputId) {
        return items.get(Key.input(inputId)).map(InputItem::read);
    }

    @Override
    public List<Dispatch> dispatches(String inputId) {
        return query(Key.partition(inputId), Key.DISPATCH).stream().map(DispatchItem::read).sorted(BY_DESTINATION).toList();
    }

    @Override
    public Optional<Dispatch> dispatch(DispatchRef ref) {
        return items.get(Key.dispatch(ref)).map(DispatchItem::read);
    }

    @Override
    public Optional<Claim> claim(Claim.Key key) {
        return items.get(Key.claim(key)).map(ClaimItem::read);
    }

    @Override
    public List<String> awaiting(String establishment, String file) {
        return oldestFirst(query(Key.waitingPartition(establishment, file), "").stream().map(item -> item.text(Key.SK)));
    }

    @Override
    public List<String> concerning(PatientKey patient) {
        return oldestFirst(query(Key.patientPartition(patient), Key.INPUTS).stream()
                .map(item -> item.text(Key.SK).substring(Key.INPUTS.length())));
    }

    private List<String> oldestFirst(Stream<String> inputIds) {
        record Received(Instant at, String inputId) {}

        return inputIds.map(id -> new Received(input(id).map(Input::receivedAt).orElse(Instant.MAX), id))
                .sorted(Comparator.comparing(Received::at).thenComparing(Received::inputId)).map(Received::inputId).toList();
    }

    @Override
    public Optional<Chain> chain(ChainKey key) {
        return items.get(Key.chain(key)).map(ChainItem::read);
    }

    @Override
    public Optional<Announcement> announcement(ChainKey key) {
        return items.get(Key.announcement(key)).map(AnnouncementItem::read);
    }

    @Override
    public List<Announcement> due(String establishment, Instant now, int most) {
        return found(Calls.to(WHAT, () -> announcements.due(establishment, now, most))).toList();
    }

    @Override
    public List<Announcement> pending(String establishment) {
        return found(Calls.to(WHAT, () -> announcements.all(establishment))).filter(Announcement::pending).toList();
    }

    private Stream<Announcement> found(List<AnnouncementIndex.Entry> entries) {
        return entries.stream().flatMap(e -> items.get(e.key()).stream()).map(AnnouncementItem::read);
    }

    @Override
    public Backlog backlog(String establishment) {
        List<AnnouncementIndex.Entry> entries = Calls.to(WHAT, () -> announcements.all(establishment));
        return new Backlog(entries.size(), entries.stream().map(AnnouncementIndex.Entry::hiddenSince).min(Instant::compareTo).orElse(null));
    }

    @Override
    public Optional<AppointmentHead> appointment(AppointmentKey key) {
        return items.get(Key.appointment(key)).map(HeadItem::read);
    }

    @Override
    public Optional<Keeping> keeping(String inputId) {
        return items.get(Key.keeping(inputId)).map(KeepingItem::read);
    }

    @Override
    public List<Keeping> looks(String establishment, Instant now, int most) {
        return kept(Calls.to(WHAT, () -> keepings.due(establishment, now, most))).filter(k -> !after(k, now)).toList();
    }

    private static boolean after(Keeping keeping, Instant now) {
        Instant lookAt = keeping.lookAt();
        return lookAt == null || lookAt.isAfter(now);
    }

    @Override
    public List<Keeping> kept(String establishment) {
        return kept(Calls.to(WHAT, () -> keepings.all(establishment))).filter(k -> k.lookAt() != null).toList();
    }

    private Stream<Keeping> kept(List<Key> keys) {
        return keys.stream().flatMap(key -> items.get(key).stream()).map(KeepingItem::read);
    }

    @Override
    public List<Input> inputs() {
        return inputs(null, null, null);
    }

    @Override
    public List<Input> inputs(@Nullable String establishment, @Nullable Instant from, @Nullable Instant before) {
        return Calls.to(WHAT, () -> InputScan.of(establishment, from, before).on(client, table).sorted(OLDEST_FIRST).toList());
    }

    @Override
    public List<Dispatch> history(DispatchRef ref) {
        return query(Key.partition(ref.inputId()), Key.historyPrefix(ref)).stream().map(DispatchItem::read).toList();
    }

    @Override
    public List<Due> due(String establishment, Destination destination, Instant now, int most) {
        return Calls.to(WHAT, () -> due.read(establishment, destination, now, most));
    }

    /** Items of a partition, in the order of their {@code sk}; an empty prefix means all. */
    private List<ItemReader> query(String partition, String prefix) {
        QueryRequest.Builder request = QueryRequest.builder().tableName(table).consistentRead(true);
        if (prefix.isEmpty()) {
            request.keyConditionExpression("#pk = :pk").expressionAttributeNames(Map.of("#pk", Key.PK))
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)));
        } else {
            request.keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                    .expressionAttributeNames(Map.of("#pk", Key.PK, "#sk", Key.SK))
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition), ":sk", AttributeValue.fromS(prefix)));
        }
        return Calls.to(WHAT, () -> client.queryPaginator(request.build()).items().stream().map(ItemReader::new).toList());
    }
}
