package fr.passerelle.documentintake;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/** Drops that wait, under what they wait for and under the versions they would bring. */
final class WaitingDrops {
    private final TransmissionStore store;
    private final InstantSource clock;

    WaitingDrops(TransmissionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What a drop waits by: its files, whose events may still be on their way, the versions awaited, and its own versions. */
    static List<Write> waits(Input input, Drop drop, Stream<Version> awaited) {
        return Stream.of(drop.documents().stream().filter(d -> d.cda() == null).map(SourceDocument::file), awaited.map(Version::toString),
                drop.documents().stream().map(d -> bringing(d.own()))).flatMap(names -> names).distinct()
                .<Write>map(what -> new Write.Await(input.establishment(), what, input.id())).toList();
    }

    /** Inputs that wait for a version of this drop, or would bring one too. */
    List<String> followers(Drop drop) {
        return drop.documents().stream().map(SourceDocument::own).flatMap(v -> Stream.of(v.toString(), bringing(v)))
                .flatMap(what -> store.awaiting(drop.establishment(), what).stream()).distinct().toList();
    }

    /**
     * Of several drops that would bring the same versions, only the last one goes on waiting: it says what the hospital wants now.
     *
     * @return false when somebody else acted meanwhile
     */
    boolean keepLast(Drop drop) {
        List<Input> same = drop.documents().stream().flatMap(d -> store.awaiting(drop.establishment(), bringing(d.own())).stream())
                .distinct().filter(id -> Stored.waits(store, id)).map(id -> Stored.input(store, id))
                .sorted(Comparator.comparing(Input::receivedAt).thenComparing(Input::id)).toList();
        return same.isEmpty() || same.stream().limit(same.size() - 1L).allMatch(earlier -> withdraw(earlier, same.getLast()));
    }

    private boolean withdraw(Input earlier, Input last) {
        if (!documents(last).containsAll(documents(earlier))) {
            return true;
        }
        return store.commit(store.dispatches(earlier.id()).stream().filter(Stored::waits).<Write>map(d -> new Write.Move(d,
                d.cancelled(List.of(Reason.of("DROP_SUPERSEDED", last.name())), clock.instant()))).toList()).done();
    }

    private Set<String> documents(Input input) {
        return store.dispatches(input.id()).stream().flatMap(d -> d.documents().stream()).collect(Collectors.toSet());
    }

    /** No key of a document begins so. */
    private static String bringing(Version version) {
        return "=" + version;
    }
}
