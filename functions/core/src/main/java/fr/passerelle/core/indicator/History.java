package fr.passerelle.core.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;

/**
 * Every state a dispatch has had.
 *
 * @param states oldest first, at least one
 */
public record History(List<Dispatch> states) {
    public History {
        states = List.copyOf(states);
    }

    /**
     * Those of one input. A dispatch that was replayed goes on in its successor: it is one transmission, counted once, under its first id.
     *
     * @param each every state of each dispatch, none empty
     */
    public static List<History> whole(List<List<Dispatch>> each) {
        Map<String, List<Dispatch>> byFormer = each.stream().filter(states -> states.getFirst().replayOf() != null)
                .collect(Collectors.toMap(states -> Objects.requireNonNull(states.getFirst().replayOf()), Function.identity()));
        return each.stream().filter(states -> states.getFirst().replayOf() == null).map(first -> {
            var all = new ArrayList<>(first);
            for (var next = byFormer.get(id(first)); next != null; next = byFormer.get(id(next))) {
                all.addAll(next);
            }
            return new History(all);
        }).toList();
    }

    String id() {
        return id(states);
    }

    private static String id(List<Dispatch> states) {
        return states.getFirst().ref().dispatchId();
    }

    Destination destination() {
        return states.getFirst().destination();
    }

    /** The documents carried may be known only once their files have come. */
    List<String> documents() {
        return states.getLast().documents();
    }

    Optional<Dispatch> first(DispatchState state) {
        return states.stream().filter(d -> d.state() == state).findFirst();
    }

    Stream<Dispatch> all(DispatchState state) {
        return states.stream().filter(d -> d.state() == state);
    }

    /** Whether its input is complete and judged: something was decided of it. */
    boolean entered() {
        return states.stream().anyMatch(d -> switch (d.state()) {
            case RECEIVED, CANCELLED -> false;
            case HELD -> d.hold() != HoldReason.PART;
            case REFUSED, READY, SENDING, SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED, PRINTED, REPLAYED -> true;
        });
    }

    /** Whether somebody had to act before it could go on; what goes on by itself, or by a planned step, does not count. */
    boolean neededSomebody() {
        return states.stream().anyMatch(d -> d.state() == DispatchState.REPLAYED) || states.stream().map(Dispatch::hold)
                .anyMatch(hold -> hold != null && switch (hold) {
                    case IDENTITY, CONSENT, PATHWAY, CONFIGURATION, DECISION -> true;
                    case PREDECESSOR, SIBLING, REVEAL, SCHEDULE, OUTAGE, PART -> false;
                });
    }

    /** When it went on after it had waited for the identity; empty when it never did. */
    Optional<Dispatch> releasedFromIdentity() {
        return states.stream().dropWhile(d -> d.hold() != HoldReason.IDENTITY).filter(d -> d.hold() != HoldReason.IDENTITY)
                .findFirst().filter(d -> !d.state().gaveUp());
    }

    /** What the rules were given under that name when they first spoke; absent when they were not told. */
    Optional<String> firstGiven(String name) {
        return given(name).findFirst();
    }

    /** The same, when they last spoke. */
    Optional<String> lastGiven(String name) {
        return given(name).reduce((_, last) -> last);
    }

    private Stream<String> given(String name) {
        return states.stream().map(Dispatch::decision).<Decision>mapMulti(History::present).map(d -> d.inputs().get(name))
                .mapMulti(History::present);
    }

    private static <T> void present(@Nullable T value, Consumer<T> to) {
        if (value != null) {
            to.accept(value);
        }
    }

    boolean everSaid(Predicate<String> code) {
        return states.stream().flatMap(d -> d.reasons().stream()).anyMatch(r -> code.test(r.code()));
    }
}
