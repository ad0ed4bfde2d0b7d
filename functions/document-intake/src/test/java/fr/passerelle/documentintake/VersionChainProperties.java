package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;

import static fr.passerelle.documentintake.Descriptor.replacing;
import static org.assertj.core.api.Assertions.assertThat;

/** A chain created, replaced twice and deleted ends the same whatever order its files come in and wherever runs are killed. */
class VersionChainProperties {
    private static final int VERSIONS = 3;
    private static final int MOST_CALLS = 40;

    /** How a hospital names the versions of one document. */
    enum Naming {
        ONE_KEY(n -> "L", n -> n),
        ONE_KEY_EACH(n -> "L" + n, n -> 1);

        final Function<Integer, String> id;
        final Function<Integer, Integer> number;

        Naming(Function<Integer, String> id, Function<Integer, Integer> number) {
            this.id = id;
            this.number = number;
        }
    }

    /** A file to drop. */
    private record File(String name, byte[] content) {}

    @Property(tries = 60)
    void anyOrderEndsTheSame(@ForAll Naming naming, @ForAll("orders") List<Integer> order, @ForAll long seed) {
        List<File> files = files(naming);
        var expected = new Hospital();
        files.forEach(file -> expected.receive(expected.put(file.name(), file.content())));
        var hospital = new Hospital();
        var random = new Random(seed);
        for (int i : order) {
            String event = hospital.put(files.get(i).name(), files.get(i).content());
            try {
                hospital.receive(Crash.at(1 + random.nextInt(MOST_CALLS), When.values()[random.nextInt(When.values().length)]), event);
            } catch (Crash.Killed _) {
                hospital.receive(event);
            }
        }
        hospital.graceIsOver();

        assertThat(hospital.chain(root(naming))).isEqualTo(expected.chain(root(naming))).hasSize(VERSIONS + 1);
        assertThat(packages(hospital)).isEqualTo(packages(expected)).hasSize(VERSIONS);
        List<Dispatch> all = hospital.store.inputs().stream().flatMap(i -> hospital.store.dispatches(i.id()).stream())
                .filter(d -> d.state() != DispatchState.CANCELLED).toList();
        assertThat(all).hasSize(2 * VERSIONS + 1).allMatch(d -> d.state() == DispatchState.READY);
        assertThat(hospital.queue.waiting().stream().map(sent -> sent.ref()).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(all.stream().map(Dispatch::ref).toList());
        assertThat(hospital.store.chain(new ChainKey(Hospital.FINESS, root(naming))).orElseThrow().links())
                .allSatisfy(link -> assertThat(hospital.store.dispatches(link.inputId())).isNotEmpty());
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.shuffle(IntStream.range(0, 2 * VERSIONS + 1).boxed().toList());
    }

    private static String root(Naming naming) {
        return naming.id.apply(1);
    }

    private static List<File> files(Naming naming) {
        var files = new ArrayList<File>();
        for (int n = 1; n <= VERSIONS; n++) {
            String id = naming.id.apply(n);
            int number = naming.number.apply(n);
            String replaces = n == 1 ? "" : replacing(naming.id.apply(n - 1), naming.number.apply(n - 1));
            files.add(new File(id + "-" + number + ".pdf", Pdfs.sound("version " + n)));
            files.add(new File("v" + n + ".json",
                    Descriptor.of(Descriptor.version(id, number, replaces)).json().getBytes(StandardCharsets.UTF_8)));
        }
        files.add(new File("end.json",
                Descriptor.deletion(naming.id.apply(VERSIONS), naming.number.apply(VERSIONS)).getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /** The CDA of each version. */
    private static Map<String, String> packages(Hospital hospital) {
        var packages = new TreeMap<String, String>();
        for (int n = 1; n <= VERSIONS; n++) {
            PreparedDocument document = hospital.content("v" + n + ".json").documents().getFirst();
            try (InputStream cda = hospital.vault.open(document.cda())) {
                packages.put(document.source().own().toString(), new String(cda.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return packages;
    }
}
