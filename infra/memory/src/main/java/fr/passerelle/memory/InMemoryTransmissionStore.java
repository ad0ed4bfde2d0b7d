package fr.passerelle.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

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
 * The transmission store in memory, with exactly the conditions of the one on DynamoDB: the same contract suite runs on both.
 * Safe for several threads.
 */
public final class InMemoryTransmissionStore
        implements
            TransmissionStore,
            TransmissionBrowser,
            DueDispatches,
            PendingAnnouncements,
            Keepings {
    private static final Comparator<Dispatch> BY_DESTINATION = Comparator.comparing(Dispatch::destination).thenComparingInt(Dispatch::part)
            .thenComparing(d -> d.ref().dispatchId());

    private final Map<String, Input> inputs = new HashMap<>();
    private final Map<DispatchRef, Dispatch> dispatches = new HashMap<>();
    private final Map<String, Set<DispatchRef>> ofInput = new HashMap<>();
    private final Map<DispatchRef, List<Dispatch>> histories = new HashMap<>();
    private final Map<Claim.Key, Claim> claims = new HashMap<>();
    private final Map<WaitedFile, Set<String>> waiting = new HashMap<>();
    private final Map<AppointmentKey, AppointmentHead> heads = new HashMap<>();
    private final Map<ChainKey, Chain> chains = new HashMap<>();
    private final Map<ChainKey, Announcement> announcements = new HashMap<>();
    private final Map<PatientKey, Set<String>> concerns = new HashMap<>();

    private final Map<String, Keeping> keepings = new HashMap<>();

    private record WaitedFile(String establishment, String file) {}

    /** @throws IllegalArgumentException when two writes aim at one item or they are more than {@link #MOST_ITEMS}, as DynamoDB would */
    @Override
    public synchronized Commit commit(List<Write> writes) {
        if (Write.items(writes) > MOST_ITEMS) {
            throw new IllegalArgumentException("a commit writes " + MOST_ITEMS + " items at most, not " + Write.items(writes));
        }
        var items = new HashSet<List<Object>>();
        if (!writes.stream().allMatch(w -> items.add(item(w)))) {
            throw new IllegalArgumentException("two writes of a commit aim at the same item");
        }
        List<Write> lost = writes.stream().filter(w -> !holds(w)).toList();
        if (!lost.isEmpty()) {
            return new Commit.Lost(lost);
        }
        writes.forEach(this::apply);
        return new Commit.Done();
    }

    private static List<Object> item(Write write) {
        return switch (write) {
            case Write.Register(Input input) -> List.of("input", input.id());
            case Write.Update(Input before, Input _) -> List.of("input", before.id());
            case Write.Create(Dispatch dispatch) -> List.of("dispatch", dispatch.ref());
            case Write.Move(Dispatch before, Dispatch _) -> List.of("dispatch", before.ref());
            case Write.Take(Claim claim, Claim _) -> List.of("claim", claim.key());
            case Write.Await(String establishment, String file, String inputId) -> List.of("waiting", establishment, file, inputId);
            case Write.Concern(PatientKey patient, String inputId) -> List.of("concern", patient, inputId);
            case Write.Advance(AppointmentHead _, AppointmentHead after) -> List.of("head", after.key());
            case Write.Extend(Chain _, Chain after) -> List.of("chain", after.key());
            case Write.Announce(Announcement _, Announcement after) -> List.of("announcement", after.chain());
            case Write.Keep(Keeping before, Keeping _) -> List.of("keeping", before.inputId());
        };
    }

    private boolean holds(Write write) {
        return switch (write) {
            case Write.Register(Input input) -> !inputs.containsKey(input.id());
            case Write.Update(Input before, Input _) -> {
                Input stored = inputs.get(before.id());
                yield stored != null && stored.rev() == before.rev();
            }
            case Write.Create(Dispatch dispatch) -> !dispatches.containsKey(dispatch.ref());
            case Write.Move(Dispatch before, Dispatch _) -> {
                Dispatch stored = dispatches.get(before.ref());
                yield stored != null && stored.state() == before.state() && stored.rev() == before.rev();
            }
            case Write.Take(Claim claim, Claim instead) -> free(claims.get(claim.key()), instead);
            case Write.Await _,Write.Concern _ -> true;
            case Write.Advance(AppointmentHead before, AppointmentHead after) -> {
                AppointmentHead stored = heads.get(after.key());
                yield before == null ? stored == null : stored != null && stored.rev() == before.rev();
            }
            case Write.Extend(Chain before, Chain after) -> {
                Chain stored = chains.get(after.key());
                yield before == null ? stored == null : stored != null && stored.rev() == before.rev();
            }
            case Write.Announce(Announcement before, Announcement after) -> {
                Announcement stored = announcements.get(after.chain());
                yield before == null ? stored == null : stored != null && stored.rev() == before.rev();
            }
            case Write.Keep(Keeping before, Keeping _) -> {
                Keeping stored = keepings.get(before.inputId());
                yield stored != null && stored.rev() == before.rev();
            }
        };
    }

    private static boolean free(@Nullable Claim holder, @Nullable Claim instead) {
        return holder == null
                || (instead != null && holder.inputId().equals(instead.inputId()) && holder.digest().equals(instead.digest()));
    }

    private void apply(Write write) {
        switch (write) {
            case Write.Register(Input input) -> {
                inputs.put(input.id(), input);
                keepings.put(input.id(), Keeping.begun(input));
            }
            case Write.Update(Input _, Input after) -> inputs.put(after.id(), after);
            case Write.Create(Dispatch dispatch) -> keep(dispatch);
            case Write.Move(Dispatch _, Dispatch after) -> keep(after);
            case Write.Take(Claim claim, Claim _) -> claims.put(claim.key(), claim);
            case Write.Await(String establishment, String file, String inputId) -> waiting
                    .computeIfAbsent(new WaitedFile(establishment, file), _ -> new LinkedHashSet<>()).add(inputId);
            case Write.Concern(PatientKey patient, String inputId) -> concerns.computeIfAbsent(patient, _ -> new LinkedHashSet<>())
                    .add(inputId);
            case Write.Advance(AppointmentHead _, AppointmentHead after) -> heads.put(after.key(), after);
            case Write.Extend(Chain _, Chain after) -> chains.put(after.key(), after);
            case Write.Announce(Announcement _, Announcement after) -> announcements.put(after.chain(), after);
            case Write.Keep(Keeping _, Keeping after) -> keepings.put(after.inputId(), after);
        }
    }

    /** Forgets everything since now when it is run, as a table restored to this point in time. */
    public synchronized Runnable pointInTime() {
        List<Runnable> all = List.of(forgetting(inputs), forgetting(dispatches), forgetting(claims), forgetting(heads), forgetting(chains),
                forgetting(announcements), forgetting(keepings), forgettingMore(ofInput, HashSet::new),
                forgettingMore(histories, ArrayList::new), forgettingMore(waiting, LinkedHashSet::new),
                forgettingMore(concerns, LinkedHashSet::new));
        return () -> {
            synchronized (this) {
                all.forEach(Runnable::run);
            }
        };
    }

    private static <K, V> Runnable forgetting(Map<K, V> map) {
        return forgettingMore(map, value -> value);
    }

    private static <K, V> Runnable forgettingMore(Map<K, V> map, UnaryOperator<V> copy) {
        var then = new HashMap<K, V>();
        map.forEach((key, value) -> then.put(key, copy.apply(value)));
        return () -> {
            map.clear();
            then.forEach((key, value) -> map.put(key, copy.apply(value)));
        };
    }

    private void keep(Dispatch dispatch) {
        dispatches.put(dispatch.ref(), dispatch);
        ofInput.computeIfAbsent(dispatch.ref().inputId(), _ -> new HashSet<>()).add(dispatch.ref());
        histories.computeIfAbsent(dispatch.ref(), _ -> new ArrayList<>()).add(dispatch);
    }

    @Override
    public synchronized Optional<Input> input(String inputId) {
        return Optional.ofNullable(inputs.get(inputId));
    }

    @Override
    public synchronized List<Dispatch> dispatches(String inputId) {
        return ofInput.getOrDefault(inputId, Set.of()).stream().map(dispatches::get).sorted(BY_DESTINATION).toList();
    }

    @Override
    public synchronized Optional<Dispatch> dispatch(DispatchRef ref) {
        return Optional.ofNullable(dispatches.get(ref));
    }

    @Override
    public synchronized Optional<Claim> claim(Claim.Key key) {
        return Optional.ofNullable(claims.get(key));
    }

    @Override
    public synchronized List<String> awaiting(String establishment, String file) {
        return oldestFirst(waiting.getOrDefault(new WaitedFile(establishment, file), Set.of()));
    }

    @Override
    public synchronized List<String> concerning(PatientKey patient) {
        return oldestFirst(concerns.getOrDefault(patient, Set.of()));
    }

    private List<String> oldestFirst(Set<String> inputIds) {
        return inputIds.stream().sorted(Comparator.comparing(this::receivedAt).thenComparing(Comparator.naturalOrder())).toList();
    }

    private Instant receivedAt(String inputId) {
        Input input = inputs.get(inputId);
        return input == null ? Instant.MAX : input.receivedAt();
    }

    @Override
    public synchronized Optional<Chain> chain(ChainKey key) {
        return Optional.ofNullable(chains.get(key));
    }

    @Override
    public synchronized Optional<Announcement> announcement(ChainKey key) {
        return Optional.ofNullable(announcements.get(key));
    }

    @Override
    public synchronized List<Announcement> due(String establishment, Instant now, int most) {
        return announcements.values().stream().filter(a -> a.chain().establishment().equals(establishment))
                .filter(a -> a.dueAt() != null && !a.dueAt().isAfter(now))
                .sorted(Comparator.comparing(Announcement::dueAt).thenComparing(Announcement::hiddenSince)).limit(most).toList();
    }

    @Override
    public synchronized List<Announcement> pending(String establishment) {
        return announcements.values().stream().filter(a -> a.pending() && a.chain().establishment().equals(establishment))
                .sorted(Comparator.comparing(Announcement::dueAt).thenComparing(Announcement::hiddenSince)).toList();
    }

    @Override
    public Backlog backlog(String establishment) {
        List<Announcement> pending = pending(establishment);
        return new Backlog(pending.size(), pending.stream().map(Announcement::hiddenSince).min(Instant::compareTo).orElse(null));
    }

    @Override
    public synchronized Optional<AppointmentHead> appointment(AppointmentKey key) {
        return Optional.ofNullable(heads.get(key));
    }

    @Override
    public synchronized Optional<Keeping> keeping(String inputId) {
        return Optional.ofNullable(keepings.get(inputId));
    }

    @Override
    public synchronized List<Keeping> looks(String establishment, Instant now, int most) {
        return kept(establishment).stream().filter(k -> k.lookAt() != null && !k.lookAt().isAfter(now)).limit(most).toList();
    }

    @Override
    public synchronized List<Keeping> kept(String establishment) {
        return keepings.values().stream().filter(k -> k.lookAt() != null && k.establishment().equals(establishment))
                .sorted(Comparator.comparing(Keeping::lookAt).thenComparing(Keeping::inputId)).toList();
    }

    @Override
    public synchronized List<Input> inputs() {
        return inputs.values().stream().sorted(Comparator.comparing(Input::receivedAt).thenComparing(Input::id)).toList();
    }

    @Override
    public synchronized List<Dispatch> history(DispatchRef ref) {
        return List.copyOf(histories.getOrDefault(ref, List.of()));
    }

    @Override
    public synchronized List<Due> due(String establishment, Destination destination, Instant now, int most) {
        return dispatches.values().stream().filter(d -> d.establishment().equals(establishment) && d.destination() == destination)
                .filter(d -> d.wakeAt().filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(Dispatch::priority).thenComparing(d -> d.wakeAt().orElseThrow())
                        .thenComparing(d -> d.ref().inputId()).thenComparing(d -> d.ref().dispatchId()))
                .limit(most).map(d -> new Due(d.ref(), d.wakeAt().orElseThrow())).toList();
    }
}
