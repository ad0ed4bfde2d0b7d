package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;

import fr.passerelle.core.flow.CircuitPolicy;
import fr.passerelle.core.port.CallRate;
import fr.passerelle.core.port.Circuits;
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.ProfileStore;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.core.rule.SendingRules;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryCircuits;
import fr.passerelle.memory.InMemoryConsentStore;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryPaperReasons;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryProfileStore;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;

/** The function over ports in memory, dying as a crash says. What it shares with other runs is given; the rest has its own. */
final class Assembly {
    static final CircuitPolicy CIRCUIT = new CircuitPolicy(5, 5, Duration.ofSeconds(30), Duration.ofMinutes(5));

    private final Crash crash;
    private final InMemoryTransmissionStore store;
    private final InMemoryConsentStore consents;
    private final InMemoryVault vault;
    private final DispatchQueue queue;
    private final InstantSource clock;
    private final Line.Pause pause;
    InMemoryCircuits circuits = new InMemoryCircuits();
    InMemoryPathways pathways = InMemoryPathways.everything("750999997");
    InMemoryIdentityStore identities = new InMemoryIdentityStore();
    /** Never sends: its calls end as a real one would that did not leave. */
    ScriptedDmp rehearsal = ScriptedDmp.answering(Kind.RETRY, Kind.RETRY);
    InMemoryProfileStore profiles = new InMemoryProfileStore();
    CallRate rate = new Slots();
    RetryPolicy policy = Fixture.POLICY;

    Assembly(Crash crash, InMemoryTransmissionStore store, InMemoryConsentStore consents, InMemoryVault vault,
            DispatchQueue queue, Fixture.Clock clock) {
        this(crash, store, consents, vault, queue, clock,
                slot -> clock.advance(Collections.max(List.of(Duration.ZERO, Duration.between(clock.instant(), slot)))));
    }

    Assembly(Crash crash, InMemoryTransmissionStore store, InMemoryConsentStore consents, InMemoryVault vault, DispatchQueue queue,
            InstantSource clock, Line.Pause pause) {
        this.crash = crash;
        this.store = store;
        this.consents = consents;
        this.vault = vault;
        this.queue = queue;
        this.clock = clock;
        this.pause = pause;
    }

    DmpDispatch over(DocumentRegistry dmp) {
        PatientKeys keys = crash.wrap(PatientKeys.class, new FixedPatientKeys());
        var packages = new VaultPackages(crash.wrap(PackageVault.class, vault));
        var known = new Profiles(crash.wrap(ProfileStore.class, profiles), keys);
        TransmissionStore transmissions = crash.wrap(TransmissionStore.class, store);
        var rules = new SendingRules(crash.wrap(ConsentStore.class, consents),
                new PatientRecords(crash.wrap(IdentityStore.class, identities), keys), crash.wrap(ProfileStore.class, profiles),
                new InMemoryPaperReasons(), pathways, keys);
        var stops = new Stops(rules, transmissions, packages, clock);
        var line = new Line(crash.wrap(Circuits.class, circuits), crash.wrap(CallRate.class, rate), CIRCUIT, Fixture.LEASE, pause, clock);
        return new DmpDispatch(transmissions, packages, stops, known, line, new DmpCalls(crash.wrap(DocumentRegistry.class, dmp)),
                new DmpCalls(rehearsal), crash.wrap(DispatchQueue.class, queue), policy, clock);
    }
}
