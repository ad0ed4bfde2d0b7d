package fr.passerelle.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.Counters;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryCounters;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryTransmissionStore;

import static org.assertj.core.api.Assertions.assertThat;

/** One establishment whose inputs move, and what is counted of them. */
final class Hospital {
    static final String FINESS = "750712184";
    static final Instant NOW = Instant.parse("2026-03-09T09:00:00Z");
    private static final String STAY = "5".repeat(64);

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryCounters counters = new InMemoryCounters();
    final InMemoryMetrics metrics = new InMemoryMetrics();

    /** An input about the one stay, judged, with one dispatch to the DMP for each document. */
    void drop(String id, String... letters) {
        var carried = Stream.of(letters).map(l -> new Origin.Carried(l, "11490-0", true, NOW)).toList();
        Input registered = Input.received(id, FINESS, InputKind.DESCRIPTOR, id + ".json", "v1", "d1", NOW);
        done(new Write.Register(registered));
        done(new Write.Update(registered,
                registered.judged(List.of(), new Origin("P01-sortie", null, "4512", "DPI", STAY, NOW, carried))));
        for (int i = 0; i < letters.length; i++) {
            done(new Write.Create(
                    Dispatch.received(new DispatchRef(id, id + "-" + i), FINESS, Destination.DMP, i, List.of(letters[i]), null,
                            "1.2.250.1.99", NOW).ready(NOW)));
        }
    }

    void move(String input, int part, UnaryOperator<Dispatch> step) {
        Dispatch before = store.dispatch(new DispatchRef(input, input + "-" + part)).orElseThrow();
        done(new Write.Move(before, step.apply(before)));
    }

    /** Ends it as replayed, and confirms what takes its place. */
    void replay(String input, int part) {
        Dispatch failed = store.dispatch(new DispatchRef(input, input + "-" + part)).orElseThrow();
        Reason order = Reason.of("REPLAYED", "exploitation", "o1");
        Dispatch next = failed.successor(order, NOW);
        done(new Write.Move(failed, failed.replayed(order, NOW)));
        done(new Write.Create(next));
        Dispatch sending = next.sending("DMP=NOT_OPPOSED", NOW.plusSeconds(60), NOW);
        done(new Write.Move(next, sending));
        done(new Write.Move(sending, sending.confirmed(List.of(), NOW.plusSeconds(30))));
    }

    void feed(String input, int part) {
        move(input, part, d -> d.sending("DMP=NOT_OPPOSED", NOW.plusSeconds(60), NOW));
        move(input, part, d -> d.confirmed(List.of(), NOW.plusSeconds(30)));
    }

    private void done(Write write) {
        assertThat(store.commit(List.of(write)).done()).isTrue();
    }

    InputCounting counting(Crash crash) {
        return new InputCounting(crash.wrap(TransmissionStore.class, store), crash.wrap(TransmissionBrowser.class, store),
                new InMemoryEstablishments(), crash.wrap(Counters.class, counters), crash.wrap(Metrics.class, metrics));
    }

    void count(String input) {
        counting(Crash.never()).count(input);
    }

    /** Everything counted, by word. */
    Map<String, Long> counted() {
        return counted(counters);
    }

    static Map<String, Long> counted(Counters counters) {
        var all = new TreeMap<String, Long>();
        counters.sums(FINESS, LocalDate.parse("2026-03-09")).forEach(
                sum -> sum.counts().forEach((counter, value) -> all.merge(counter.word(), value, Long::sum)));
        return all;
    }
}
