package fr.passerelle.core.replay;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.work.ReplayOrder;

/**
 * What an order would do now.
 *
 * @param chosen dispatches that would be replayed, the older versions of a document first
 * @param left those that would not, by reason
 */
public record Preview(Selection selection, List<Dispatch> chosen, Map<LeftOut, List<DispatchRef>> left) {
    public Preview {
        chosen = List.copyOf(chosen);
        left = left.isEmpty() ? Map.of() : new EnumMap<>(left);
    }

    /** Id of the order that would do exactly this: another state of things gives another one. */
    public String order() {
        return Ids.input(Stream.concat(Stream.of("replay"), Stream.concat(selection.words().stream(), Stream.of(digest())))
                .toArray(String[]::new));
    }

    List<ReplayOrder.Line> lines() {
        return chosen.stream().map(d -> new ReplayOrder.Line(d.ref(), d.since())).toList();
    }

    String digest() {
        return Ids
                .input(Stream
                        .concat(Stream.of("lines"),
                                lines().stream()
                                        .map(line -> line.dispatch().inputId() + "." + line.dispatch().dispatchId() + "." + line.since()))
                        .toArray(String[]::new));
    }

    public int leftOut() {
        return left.values().stream().mapToInt(List::size).sum();
    }

    /** How many are left out, by reason. */
    public Map<LeftOut, Integer> counts() {
        return left.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().size(), (a, _) -> a, () -> new EnumMap<>(LeftOut.class)));
    }
}
