package fr.passerelle.core.indicator;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.indicator.Earned.Once;

/**
 * What one write adds: all of it or nothing.
 *
 * @param marks of what is dealt with, counted or found to be counted for another
 * @param taken what counts once, by holder
 */
public record Tally(Set<String> marks, List<Sum> sums, Set<Taken> taken) {
    public Tally {
        marks = Set.copyOf(marks);
        sums = List.copyOf(sums);
        taken = Set.copyOf(taken);
    }

    /** Something that counts once gets its holder. */
    public record Taken(String establishment, Once once) {}

    /**
     * @param fresh earned and not counted yet
     * @param holder who holds what counts once, null for nobody
     */
    public static Tally of(Collection<Earned> fresh, Function<Taken, @Nullable String> holder) {
        var cells = new LinkedHashMap<Cell, Map<Counter, Long>>();
        var holders = new HashMap<List<String>, String>();
        var taken = new LinkedHashSet<Taken>();
        for (Earned earned : fresh) {
            Once once = earned.once();
            if (once != null) {
                var wanted = new Taken(earned.cell().establishment(), once);
                String known = holders.get(place(wanted));
                String held = known == null ? holder.apply(wanted) : known;
                if (held == null) {
                    taken.add(wanted);
                }
                holders.put(place(wanted), held == null ? once.holder() : held);
                if (held != null && !held.equals(once.holder())) {
                    continue;
                }
            }
            cells.computeIfAbsent(earned.cell(), _ -> new HashMap<>()).merge(earned.counter(), 1L, Long::sum);
        }
        return new Tally(fresh.stream().map(Earned::mark).collect(Collectors.toSet()),
                cells.entrySet().stream().map(e -> new Sum(e.getKey(), e.getValue())).toList(), taken);
    }

    private static List<String> place(Taken taken) {
        return List.of(taken.establishment(), taken.once().what());
    }
}
