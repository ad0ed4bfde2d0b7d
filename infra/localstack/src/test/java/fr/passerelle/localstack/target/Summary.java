package fr.passerelle.localstack.target;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What a run says at its end: its targets, and each known gap by name. */
final class Summary implements AutoCloseable {
    private static final Namespace OURS = Namespace.create(Summary.class);

    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private final Set<String> skipped = new ConcurrentSkipListSet<>();
    private final Map<String, Set<String>> gaps = new ConcurrentHashMap<>();

    static Summary of(ExtensionContext context) {
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent(Summary.class, _ -> new Summary(), Summary.class);
    }

    /** Something that could not run on this machine, and why. */
    void skip(String why) {
        skipped.add(why);
    }

    Set<String> skipped() {
        return skipped;
    }

    void begin(Target target) {
        targets.put(target.name(), target);
        gaps.put(target.name(), new ConcurrentSkipListSet<>());
    }

    void gap(String target, String test, String reason) {
        gaps.computeIfAbsent(target, _ -> new ConcurrentSkipListSet<>()).add(test + ": " + reason);
    }

    @Override
    public void close() {
        skipped.forEach(why -> System.out.println("[contract] skipped, " + why));
        new TreeMap<>(targets).forEach((name, target) -> {
            Set<String> found = new TreeSet<>(gaps.getOrDefault(name, Set.of()));
            System.out.printf("[contract] %s (%s): %s%n", name, target.endpoint(),
                    found.isEmpty() ? "no known gap" : found.size() + " known gaps");
            target.gaps().oneTableCallAtATime().ifPresent(why -> System.out.println("[contract]   calls to tables one at a time: " + why));
            found.forEach(gap -> System.out.println("[contract]   " + gap));
        });
    }
}
