package fr.passerelle.dmpdispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry;

/** A DMP with the life cycle of its documents (documents.md §5), which answers as a script says, then well. */
final class ModelDmp implements DocumentRegistry {
    static final Reaction NO_TURN = new Reaction(Kind.RETRY, Health.UP, "DMP_CEILING", List.of());
    private static final String URN = "urn:uuid:";

    /** What happens to one feed or deletion. */
    enum Act {
        DONE,
        BUSY,
        DOWN,
        /** It takes effect and the answer is lost. */
        LOST_AFTER,
        /** It has no effect and there is no answer. */
        LOST_BEFORE,
        /** The reference used is not the right one any more: it has another one now. */
        RENUMBERED,
        REFUSED,
        CLOSED,
        CERTIFICATE
    }

    /** Statuses of a document. */
    enum Status {
        APPROVED,
        DEPRECATED,
        DELETED
    }

    /** A document held. */
    static final class Entry {
        final String uniqueId;
        final Visibility visibility;
        Status status = Status.APPROVED;

        Entry(String uniqueId, Visibility visibility) {
            this.uniqueId = uniqueId;
            this.visibility = visibility;
        }
    }

    final List<String> calls = new ArrayList<>();
    final List<String> violations = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, List<Entry>> byChain = new HashMap<>();
    final Deque<Act> acts = new ArrayDeque<>();
    Profile.State profile = Profile.State.OPEN;
    boolean down;
    private int references;
    Runnable onFeed = () -> {
    };
    Runnable onFind = () -> {
    };

    @Override
    public Reaction feed(Lot lot, Departure departure) {
        if (!departure.await()) {
            return NO_TURN;
        }
        onFeed.run();
        String uniqueId = lot.content().documents().get(lot.part()).uniqueId();
        calls.add((lot.replaced() == null ? "create " : "replace ") + uniqueId);
        return act(() -> {
            if (entry(uniqueId).isPresent()) {
                violations.add("sent twice: " + uniqueId);
            }
            Optional<Entry> target = referred(lot.replaced());
            if (lot.replaced() != null && target.filter(e -> e.status == Status.APPROVED).isEmpty()) {
                return new Reaction(Kind.REBUILD, Health.UP, "DMP_HUMAN", List.of("XDSRegistryDeprecatedDocumentError"));
            }
            if (lot.replaced() == null && chain(uniqueId).stream().anyMatch(e -> e.status == Status.APPROVED)) {
                violations.add("two versions side by side: " + uniqueId);
            }
            target.ifPresent(e -> e.status = Status.DEPRECATED);
            add(new Entry(uniqueId, lot.visibility()));
            return stored();
        });
    }

    @Override
    public Reaction delete(Removal removal, Departure departure) {
        if (!departure.await()) {
            return NO_TURN;
        }
        calls.add("delete " + removal.entryUuid());
        return act(() -> {
            Optional<Entry> target = referred(removal.entryUuid()).filter(e -> e.status == Status.APPROVED);
            if (target.isEmpty()) {
                return new Reaction(Kind.REBUILD, Health.UP, "DMP_HUMAN", List.of("XDSMetadataUpdateError"));
            }
            target.get().status = Status.DELETED;
            return stored();
        });
    }

    @Override
    public Presence find(Enquiry enquiry) {
        onFind.run();
        calls.add("find " + enquiry.uniqueId());
        return entry(enquiry.uniqueId()).filter(e -> e.status != Status.DELETED)
                .<Presence>map(e -> new Presence.Found(List.of(reference(e)))).orElseGet(Presence.Absent::new);
    }

    @Override
    public ProfileAnswer profile(Enquiry enquiry) {
        calls.add("profile");
        return new ProfileAnswer.Known(profile);
    }

    /** What is held of the chain of a document, in the order it came. */
    List<Entry> chain(String uniqueId) {
        return byChain.getOrDefault(uniqueId.substring(0, uniqueId.lastIndexOf('.')), List.of());
    }

    private void add(Entry entry) {
        entries.add(entry);
        byId.putIfAbsent(entry.uniqueId, entry);
        byChain.computeIfAbsent(entry.uniqueId.substring(0, entry.uniqueId.lastIndexOf('.')), _ -> new ArrayList<>()).add(entry);
    }

    private Optional<Entry> referred(@Nullable String reference) {
        return reference == null ? Optional.empty() : entry(reference.substring(URN.length()).split("#", 2)[0]);
    }

    Optional<Entry> approved() {
        return entries.stream().filter(e -> e.status == Status.APPROVED).findFirst();
    }

    private Optional<Entry> entry(String uniqueId) {
        return Optional.ofNullable(byId.get(uniqueId));
    }

    private String reference(Entry entry) {
        return URN + entry.uniqueId + (references == 0 ? "" : "#" + references);
    }

    /** Something the DMP does. */
    private interface Effect {
        Reaction take();
    }

    private Reaction act(Effect effect) {
        Act act = down ? Act.DOWN : acts.isEmpty() ? Act.DONE : acts.poll();
        return switch (act) {
            case DONE -> effect.take();
            case BUSY -> new Reaction(Kind.RETRY, Health.DOWN, "DMP_RETRY", List.of("XDSRepositoryBusy"));
            case DOWN -> new Reaction(Kind.RETRY, Health.DOWN, "DMP_RETRY", List.of("ConnectException"));
            case LOST_AFTER -> {
                Reaction reaction = effect.take();
                yield reaction.kind() == Kind.DONE ? lost() : reaction;
            }
            case LOST_BEFORE -> lost();
            case RENUMBERED -> {
                references++;
                yield new Reaction(Kind.REBUILD, Health.UP, "DMP_HUMAN", List.of("XDSRegistryDeprecatedDocumentError"));
            }
            case REFUSED -> new Reaction(Kind.PERMANENT, Health.UP, "DMP_REFUSED", List.of("XDSRepositoryMetadataError"));
            case CLOSED -> new Reaction(Kind.NOT_DELIVERABLE, Health.UP, "DMP_CLOSED", List.of("DMPClosed"));
            case CERTIFICATE -> new Reaction(Kind.CONFIG, Health.REFUSED, "DMP_CONFIGURATION", List.of("DMPInvalidCertificate"));
        };
    }

    private static Reaction stored() {
        return new Reaction(Kind.DONE, Health.UP, "DMP_STORED", List.of());
    }

    private static Reaction lost() {
        return new Reaction(Kind.CHECK, Health.DOWN, "DMP_ANSWER_LOST", List.of("SocketTimeoutException"));
    }
}
