package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Backoff;
import fr.passerelle.formats.json.PackageJson;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryConsentStore;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;

/** A dispatch ready to leave, its package in the vault, and the function over ports in memory. */
final class Fixture {
    static final DispatchRef REF = new DispatchRef("in01", "d01");
    static final Duration LEASE = Duration.ofSeconds(90);
    static final RetryPolicy POLICY = new RetryPolicy(LEASE, new Backoff(Duration.ofSeconds(30), Dispatch.LONGEST_DELAY, () -> 0.5),
            Duration.ofDays(2));

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryConsentStore consents = new InMemoryConsentStore();
    final InMemoryPathways pathways = InMemoryPathways.everything("750999997");
    final InMemoryIdentityStore identities = new InMemoryIdentityStore();
    ScriptedDmp rehearsal = ScriptedDmp.answering(Kind.RETRY, Kind.RETRY);
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    final Clock clock = new Clock();
    final ScriptedDmp dmp;

    Fixture(ScriptedDmp dmp, InformationPolicy policy) {
        this.dmp = dmp;
        vault.put("in01/package.json", new PackageJson().write(Contents.document("in01", 1, null, Visibility.OPEN, policy)),
                "application/json");
        Dispatch received = Dispatch.received(REF, "750999997", Destination.DMP, 0, List.of("LDL-0001"), null, "1.2.250.1.999.1.1.5.1",
                clock.instant());
        var link = new Link.Feed(new Version("LDL-0001", 1), null, "in01", Contents.uniqueId(1), Visibility.OPEN);
        store.commit(List.of(Contents.input("in01"), new Write.Create(received.ready(clock.instant())),
                new Write.Extend(null, Chain.begin(Contents.CHAIN, link))));
    }

    Fixture(ScriptedDmp dmp) {
        this(dmp, InformationPolicy.SEND);
    }

    void chose(Choice... choices) {
        Instant at = Instant.parse("2026-11-01T23:30:00Z");
        for (Choice choice : choices) {
            consents.append(new FixedPatientKeys().key("750999997", Contents.INS), ChoiceRecord.of(choice, "ADT", "ADT", at, at));
        }
    }

    static Choice told() {
        return new Choice.Informed(Choice.Channel.BOOKLET);
    }

    static Choice opposed(Reach reach) {
        return new Choice.Opposition(reach, Set.of(ConsentScope.DMP), Choice.OppositionReason.LEGITIMATE_REASON);
    }

    /** One message handled by a function that dies as {@code crash} says. */
    void run(Crash crash) {
        var assembly = new Assembly(crash, store, consents, vault, queue, clock);
        assembly.pathways = pathways;
        assembly.identities = identities;
        assembly.rehearsal = rehearsal;
        assembly.over(dmp).handle(REF);
    }

    /** The state of the pathway everything is counted to. */
    void pathway(PathwayState state) {
        Pathway now = pathways.of("750999997").find(InMemoryPathways.DOCUMENTS).orElseThrow();
        pathways.put(new Pathway(now.establishment(), now.id(), now.title(), state, now.from(), now.to(), now.sites(), now.units(),
                now.trigger(), now.types(), now.sequence(), now.reply(), now.text(), now.steps(), now.fallback(), List.of("0001"),
                now.cme(),
                now.owners(),
                now.version()));
    }

    void run() {
        run(Crash.never());
    }

    Dispatch dispatch() {
        return store.dispatch(REF).orElseThrow();
    }

    /** A clock moved by hand. */
    static final class Clock implements InstantSource {
        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }
}
