package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.flow.BackfillHours;
import fr.passerelle.core.flow.Ceiling;
import fr.passerelle.core.port.CallSlots;
import fr.passerelle.core.port.Circuits;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DueDispatches;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Backoff;
import fr.passerelle.core.rule.PacedCalls;
import fr.passerelle.formats.json.PackageJson;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryCallSlots;
import fr.passerelle.memory.InMemoryCircuits;
import fr.passerelle.memory.InMemoryConsentStore;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;
import fr.passerelle.memory.SimulatedQueue;
import fr.passerelle.memory.SimulatedTime;
import fr.passerelle.releaser.Release;
import fr.passerelle.releaser.ReleaseRules;
import fr.passerelle.releaser.Releaser;

/**
 * A hospital, the queue of the DMP with five runs of its function at once, the releaser each minute, and the DMP, in simulated time. Any run may be
 * killed at any of its calls and any message may come twice.
 */
final class Drain {
    static final String FINESS = Contents.CHAIN.establishment();
    static final int FEEDS_PER_SECOND = 4;
    static final int BACKFILL_PER_HOUR = 1_200;
    static final BackfillHours BACKFILL_HOURS = BackfillHours.of("20:00-06:00");
    private static final Duration TICK = Duration.ofMinutes(1);
    /** Those of template.yaml. */
    private static final SimulatedQueue.Settings QUEUE = new SimulatedQueue.Settings(5, Duration.ofSeconds(720));
    /** A run makes some twenty calls of its ports. */
    private static final int MOST_CALLS = 25;

    final SimulatedTime time;
    final FarDmp dmp;
    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryCircuits circuits = new InMemoryCircuits();
    /** Every dispatch there is, with the link it stands for, in the order of the drops. */
    final Map<DispatchRef, Link> drops = new LinkedHashMap<>();
    /** Inputs one of whose runs was killed. */
    final Set<String> killed = new HashSet<>();
    /** Neither the function nor the releaser runs: messages wait. */
    boolean stopped;
    int kills;
    int repeated;

    private final Random random;
    private final Map<DispatchRef, Runnable> taken = new HashMap<>();
    private final SimulatedQueue queue;
    private final InMemoryConsentStore consents = new InMemoryConsentStore();
    final InMemoryVault vault = new InMemoryVault();
    private final InMemoryCallSlots slots = new InMemoryCallSlots();
    private final RetryPolicy policy;
    private int faultsPerHundred;
    private Instant nextLook = Instant.MIN;

    Drain(Instant start, long seed) {
        this.random = new Random(seed);
        this.time = new SimulatedTime(start);
        this.dmp = new FarDmp(time, random);
        this.policy = new RetryPolicy(Duration.ofSeconds(120),
                new Backoff(Duration.ofSeconds(30), Dispatch.LONGEST_DELAY, random::nextDouble),
                Duration.ofDays(2));
        this.queue = new SimulatedQueue(time, QUEUE, this::twice, this::run);
        time.at(start, this::release);
    }

    /** From now on so many runs of a hundred are killed, and as many messages come twice. */
    void faults(int perHundred) {
        faultsPerHundred = perHundred;
    }

    /** A version is dropped now. */
    DispatchRef feed(Version version, @Nullable Version replaces, Priority priority) {
        String inputId = "in-" + version.document() + "-" + version.number();
        return drop(Contents.document(inputId, version, replaces, Visibility.OPEN, InformationPolicy.SEND),
                new Link.Feed(version, replaces, inputId, Contents.uniqueId(version), Visibility.OPEN), priority);
    }

    /** A deletion is dropped now. */
    DispatchRef deletion(Version version) {
        String inputId = "del-" + version.document();
        return drop(Contents.deletion(inputId, version), new Link.Removal(version, inputId), Priority.NORMAL);
    }

    /** The event of a file that was dropped before is told again: an input that is known is left as it is. */
    void again(DispatchRef ref) {
        if (store.input(ref.inputId()).isEmpty()) {
            taken.get(ref).run();
        }
    }

    private DispatchRef drop(DocumentPackage content, Link link, Priority priority) {
        var ref = new DispatchRef(content.inputId(), "d-" + content.inputId());
        String lot = "1.2.250.1.999.1.1.5." + (drops.size() + 1);
        drops.put(ref, link);
        taken.put(ref, () -> take(content, link, ref, lot, priority));
        take(content, link, ref, lot, priority);
        return ref;
    }

    private void take(DocumentPackage content, Link link, DispatchRef ref, String lot, Priority priority) {
        Instant now = time.instant();
        var key = new ChainKey(FINESS, link.version().document());
        vault.put(content.inputId() + "/package.json", new PackageJson().write(content), "application/json");
        Dispatch ready = Dispatch.received(ref, FINESS, Destination.DMP, 0, List.of(link.version().document()), null,
                lot, now).with(priority).ready(now);
        Chain before = store.chain(key).orElse(null);
        Chain after = before == null ? Chain.begin(key, (Link.Feed) link) : before.with(link);
        if (!store.commit(List.of(Contents.input(content.inputId()), new Write.Create(ready), new Write.Extend(before, after))).done()) {
            throw new IllegalStateException("dropped twice: " + content.inputId());
        }
        queue.send(ready, Duration.ZERO);
    }

    Dispatch dispatch(DispatchRef ref) {
        return store.dispatch(ref).orElseThrow();
    }

    /** Whether nothing is left to do; looked at once a minute. */
    boolean settled() {
        if (time.instant().isBefore(nextLook)) {
            return false;
        }
        nextLook = time.instant().plus(TICK);
        return drops.keySet().stream().allMatch(ref -> dispatch(ref).state().settled());
    }

    /** Messages that five runs could not finish. */
    List<DispatchRef> deadLetters() {
        return queue.dead();
    }

    private boolean twice() {
        boolean again = random.nextInt(100) < faultsPerHundred;
        repeated += again ? 1 : 0;
        return again;
    }

    private void run(DispatchRef ref) {
        if (stopped) {
            throw new IllegalStateException("the function takes no message");
        }
        Crash crash = crash();
        var assembly = new Assembly(crash, store, consents, vault, queue, time, time::sleepUntil);
        assembly.circuits = circuits;
        assembly.policy = policy;
        assembly.rate = new PacedCalls(crash.wrap(CallSlots.class, slots),
                new Ceiling(FEEDS_PER_SECOND, BACKFILL_PER_HOUR, BACKFILL_HOURS));
        try {
            assembly.over(dmp).handle(ref);
        } catch (Crash.Killed e) {
            kills++;
            killed.add(ref.inputId());
            throw e;
        }
    }

    private void release() {
        time.after(TICK, this::release);
        if (stopped) {
            return;
        }
        Crash crash = crash();
        var directory = new InMemoryEstablishments(
                Contents.document("x", 1, null, Visibility.OPEN, InformationPolicy.SEND).establishment());
        var release = new Release(crash.wrap(TransmissionStore.class, store), crash.wrap(DispatchQueue.class, queue));
        try {
            new Releaser(directory, crash.wrap(Circuits.class, circuits), crash.wrap(DueDispatches.class, store), release,
                    new InMemoryMetrics(), ReleaseRules.of(FEEDS_PER_SECOND, BACKFILL_PER_HOUR, TICK), time).run();
        } catch (Crash.Killed _) {
            kills++;
        }
    }

    private Crash crash() {
        return random.nextInt(100) < faultsPerHundred
                ? Crash.at(1 + random.nextInt(MOST_CALLS), Crash.When.values()[random.nextInt(2)])
                : Crash.never();
    }
}
