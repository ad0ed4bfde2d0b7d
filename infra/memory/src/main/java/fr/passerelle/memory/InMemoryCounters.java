package fr.passerelle.memory;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import fr.passerelle.core.indicator.Cell;
import fr.passerelle.core.indicator.Counted;
import fr.passerelle.core.indicator.Counter;
import fr.passerelle.core.indicator.Sum;
import fr.passerelle.core.indicator.Tally;
import fr.passerelle.core.indicator.Tally.Taken;
import fr.passerelle.core.port.Counters;

/** Counters in memory, with the conditions of those on DynamoDB: the same contract runs on both. Safe for several threads. */
public final class InMemoryCounters implements Counters {
    private final Map<String, Counted> counted = new HashMap<>();
    private final Map<List<String>, String> holders = new HashMap<>();
    private final Map<Cell, Map<Counter, Long>> cells = new HashMap<>();

    @Override
    public synchronized Counted of(String inputId) {
        return counted.getOrDefault(inputId, Counted.nothing(inputId));
    }

    @Override
    public synchronized Optional<String> holder(String establishment, String what) {
        return Optional.ofNullable(holders.get(List.of(establishment, what)));
    }

    /** @throws IllegalArgumentException for more than {@link #MOST_MARKS} marks */
    @Override
    public synchronized boolean count(Counted before, Tally tally) {
        if (tally.marks().size() > MOST_MARKS) {
            throw new IllegalArgumentException("a tally has " + MOST_MARKS + " marks at most, not " + tally.marks().size());
        }
        if (of(before.inputId()).rev() != before.rev() || tally.taken().stream().anyMatch(t -> holders.containsKey(place(t)))) {
            return false;
        }
        Set<String> marks = new HashSet<>(before.marks());
        marks.addAll(tally.marks());
        counted.put(before.inputId(), new Counted(before.inputId(), marks, before.rev() + 1));
        tally.taken().forEach(t -> holders.put(place(t), t.once().holder()));
        tally.sums().forEach(this::add);
        return true;
    }

    @Override
    public synchronized List<Sum> sums(String establishment, LocalDate day) {
        return cells.entrySet().stream().filter(e -> e.getKey().establishment().equals(establishment) && e.getKey().day().equals(day))
                .map(e -> new Sum(e.getKey(), e.getValue())).sorted(Sum.BY_CELL).toList();
    }

    private void add(Sum sum) {
        Map<Counter, Long> counts = cells.computeIfAbsent(sum.cell(), _ -> new HashMap<>());
        sum.counts().forEach((counter, value) -> counts.merge(counter, value, Long::sum));
    }

    private static List<String> place(Taken taken) {
        return List.of(taken.establishment(), taken.once().what());
    }
}
