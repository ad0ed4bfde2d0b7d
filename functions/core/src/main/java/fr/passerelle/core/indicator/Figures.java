package fr.passerelle.core.indicator;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counters added up over any number of cells. */
public record Figures(Map<Counter, Long> counts) {
    public Figures {
        counts = Map.copyOf(counts);
    }

    public static Figures of(Collection<Sum> sums) {
        return new Figures(sums.stream().flatMap(s -> s.counts().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum)));
    }

    /** Added up group by group, in the order of the groups. */
    public static <G extends Comparable<? super G>> Map<G, Figures> by(Collection<Sum> sums, Function<Cell, G> group) {
        return sums.stream().collect(Collectors.groupingBy(s -> group.apply(s.cell()), TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), Figures::of)));
    }

    /** Of an indicator, all its details together; 0 when nothing was counted. */
    public long of(Indicator indicator) {
        return counts.entrySet().stream().filter(e -> e.getKey().indicator() == indicator).mapToLong(Map.Entry::getValue).sum();
    }

    /** Of an indicator, by detail. */
    public Map<String, Long> details(Indicator indicator) {
        var details = new TreeMap<String, Long>();
        counts.forEach((counter, value) -> {
            String detail = counter.detail();
            if (counter.indicator() == indicator && detail != null) {
                details.put(detail, value);
            }
        });
        return details;
    }

    public Ratio ratio(Indicator part, Indicator whole) {
        return new Ratio(of(part), of(whole));
    }

    /** Accepted ÷ (accepted + failed): what the patient or the profile stops is in neither (consent-and-rules.md §12.3). */
    public Ratio acceptance() {
        return new Ratio(of(Indicator.DMP_ACCEPTED), of(Indicator.DMP_ACCEPTED) + of(Indicator.DMP_FAILED));
    }

    /** Documents with a qualified identity when they came ÷ documents that came. */
    public Ratio identity() {
        return new Ratio(of(Indicator.INS_QUALIFIED), of(Indicator.INS_QUALIFIED) + of(Indicator.INS_NOT_QUALIFIED));
    }
}
