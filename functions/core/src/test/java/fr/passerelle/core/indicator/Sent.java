package fr.passerelle.core.indicator;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Origin.Carried;
import fr.passerelle.core.dispatch.Reason;

/** Inputs and histories in a few words. */
final class Sent {
    static final Instant NOW = Instant.parse("2026-03-09T09:00:00Z");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final String LETTER = "11490-0";
    private static final String FINESS = "750712184";

    private Sent() {
    }

    static Carried first(String document, String type) {
        return new Carried(document, type, true, NOW.minusSeconds(90));
    }

    static Carried replacement(String document, String type) {
        return new Carried(document, type, false, NOW.minusSeconds(90));
    }

    static Input staying(String id, @Nullable String stay, @Nullable Instant discharged, Carried... carried) {
        var origin = new Origin("P01-sortie", "750999989", "4512", "DPI", stay, discharged, List.of(carried));
        return Input.received(id, FINESS, InputKind.DESCRIPTOR, id + ".json", "v1", "d1", NOW).judged(List.of(), origin);
    }

    static Input input(String id, Carried... carried) {
        return staying(id, "5".repeat(64), NOW, carried);
    }

    /** Every state from the first on. */
    @SafeVarargs
    static History history(Input input, Destination destination, List<String> documents, UnaryOperator<Dispatch>... steps) {
        var states = new ArrayList<Dispatch>();
        Dispatch dispatch = Dispatch.received(new DispatchRef(input.id(), input.id() + "-" + destination.word()), FINESS, destination, 0,
                documents, null, "1.2.250.1.99", NOW);
        for (UnaryOperator<Dispatch> step : steps) {
            dispatch = step.apply(dispatch);
            states.add(dispatch);
        }
        return new History(states);
    }

    static UnaryOperator<Dispatch> ready() {
        return d -> d.ready(NOW);
    }

    static UnaryOperator<Dispatch> sending() {
        return d -> d.sending("DMP=NOT_OPPOSED", NOW.plusSeconds(60), NOW);
    }

    static UnaryOperator<Dispatch> confirmed(String... codes) {
        return d -> d.confirmed(Arrays.stream(codes).map(Reason::of).toList(), NOW);
    }

    /** Fed at once. */
    static History fed(Input input, String document, String... codes) {
        return history(input, Destination.DMP, List.of(document), ready(), sending(), confirmed(codes));
    }

    /** How often each counter was earned, by its word. */
    static Map<String, Long> counts(List<Earned> earned) {
        var counts = new TreeMap<String, Long>();
        earned.forEach(e -> counts.merge(e.counter().word(), 1L, Long::sum));
        return counts;
    }

    static Map<String, Long> counts(Input input, History... histories) {
        return counts(Contribution.of(input, List.of(histories), PARIS));
    }
}
