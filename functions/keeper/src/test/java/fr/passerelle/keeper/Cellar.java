package fr.passerelle.keeper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.Disposal;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.IntakeRequests;
import fr.passerelle.core.port.Keepings;
import fr.passerelle.core.port.ProofPlace;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.retention.Keeping;
import fr.passerelle.core.retention.RetentionRules;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryDisposal;
import fr.passerelle.memory.InMemoryDropBucket;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryIntakeRequests;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryProofs;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;
import fr.passerelle.memory.InMemoryWorkList;

import static org.assertj.core.api.Assertions.assertThat;

/** An establishment with all that it has dropped, and the days that go by. */
final class Cellar {
    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    static final String FINESS = "690781810";

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryDropBucket drops = new InMemoryDropBucket(this::now);
    final InMemoryProofs proofs = new InMemoryProofs();
    final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    final InMemoryWorkList work = new InMemoryWorkList();
    final InMemoryIntakeRequests requests = new InMemoryIntakeRequests();
    private Instant now = NOW;

    Instant now() {
        return now;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    int run() {
        return run(Crash.never());
    }

    int run(Crash crash) {
        var establishments = crash.wrap(EstablishmentDirectory.class, new InMemoryEstablishments(hospital()));
        TransmissionStore transmissions = crash.wrap(TransmissionStore.class, store);
        var waits = new Waits(transmissions, crash.wrap(WorkList.class, work), crash.wrap(IntakeRequests.class, requests),
                new Wakening(transmissions, crash.wrap(DispatchQueue.class, queue)), RetentionRules.USUAL);
        var made = new Proofs(transmissions, crash.wrap(TransmissionBrowser.class, store), new ProofMaker(vault, new FixedPatientKeys()),
                crash.wrap(ProofPlace.class, proofs));
        var emptying = new Emptying(transmissions, crash.wrap(WorkList.class, work),
                crash.wrap(Disposal.class, new InMemoryDisposal(drops, vault)));
        return new Keeper(establishments, crash.wrap(Keepings.class, store),
                new Looks(transmissions, waits, made, emptying, RetentionRules.USUAL), new InMemoryMetrics(), Duration.ofHours(1),
                this::now).run();
    }

    /** A round each day. */
    void days(int days) {
        for (int i = 0; i < days; i++) {
            later(Duration.ofDays(1));
            run();
        }
    }

    private static Establishment hospital() {
        return new Establishment(FINESS, "Hôpital fictif", List.of(), "1" + FINESS, "1.2.3", "1.2.3.1", "1.2.3.2",
                ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of(), "0100000000",
                new Mailbox("a@mssante.test", "Hôpital", "b@mssante.test"), Map.of(), List.of(), InformationPolicy.SEND, false);
    }

    /** A descriptor that names one PDF, both dropped, judged and packed. */
    Input drop(String name) {
        return drop(name, name);
    }

    /** @param document local key, alone in its chain unless it is linked */
    Input drop(String name, String document) {
        drops.put(key(name + ".pdf"), "pdf".getBytes(StandardCharsets.UTF_8));
        DropObject object = drops.put(key(name + ".json"),
                "{\"documents\":[{\"file\":\"%s.pdf\"}]}".formatted(name).getBytes(StandardCharsets.UTF_8));
        Input input = register(name, InputKind.DESCRIPTOR, object, document);
        commit(new Write.Take(claim(input, Claim.Kind.FILE, name + ".pdf", null), null));
        vault.put(input.id() + "/package.json", example(), "application/json");
        vault.put(input.id() + "/0.xml", new byte[]{1}, "text/xml");
        vault.put(input.id() + "/dmp/m.answer", new byte[]{2}, "application/xml");
        vault.put(input.id() + "/hl7/answer.json", new byte[]{3}, "application/json");
        return input;
    }

    Input register(String name, InputKind kind, DropObject object, String document) {
        String file = name + (kind == InputKind.FILE ? ".pdf" : ".json");
        Input received = Input.received(Ids.input(object.key(), object.version()), FINESS, kind, file, object.version(), object.digest(),
                now);
        Input judged = received.judged(List.of(), new Origin("P01", null, "CARDIO", "DPI", null, null,
                List.of(new Origin.Carried(document, "11490-0", true, now))));
        commit(new Write.Register(judged));
        return judged;
    }

    /** Links the document of an input to a chain, as the first or the next. */
    void link(Input input, String root, String document) {
        var key = new ChainKey(FINESS, root);
        var feed = new Link.Feed(new Version(document, 1), null, input.id(), "1.2.3.9", Visibility.OPEN);
        Chain before = store.chain(key).orElse(null);
        commit(new Write.Extend(before, before == null ? Chain.begin(key, feed) : before.with(feed)),
                new Write.Take(claim(input, Claim.Kind.DOCUMENT, new Version(document, 1).toString(), root), null));
    }

    private static Claim claim(Input input, Claim.Kind kind, String name, @Nullable String chain) {
        return new Claim(new Claim.Key(FINESS, kind, name), "d", input.id(), input.name(), chain);
    }

    Dispatch received(Input input, Destination destination) {
        String id = Ids.dispatch(input.id(), destination, 0);
        return Dispatch.received(new DispatchRef(input.id(), id), FINESS, destination, 0,
                input.origin().carried().stream().map(Origin.Carried::document).toList(), null, "1.2.250.1.99." + destination.ordinal(),
                now);
    }

    Dispatch keep(Dispatch dispatch) {
        commit(new Write.Create(dispatch));
        return dispatch;
    }

    void move(Dispatch before, Dispatch after) {
        commit(new Write.Move(before, after));
    }

    void commit(Write... writes) {
        assertThat(store.commit(List.of(writes)).done()).isTrue();
    }

    Dispatch confirmed(Input input, Destination destination) {
        return keep(received(input, destination).ready(now).sending("NOT_OPPOSED", now, now).confirmed(List.of(), now));
    }

    Dispatch stored(Dispatch dispatch) {
        return store.dispatch(dispatch.ref()).orElseThrow();
    }

    Keeping keeping(Input input) {
        return store.keeping(input.id()).orElseThrow();
    }

    boolean packed(Input input) {
        return vault.paths().contains(input.id() + "/package.json");
    }

    static String key(String name) {
        return FINESS + "/inbox/" + name;
    }

    static byte[] example() {
        try (InputStream in = Objects.requireNonNull(Cellar.class.getResourceAsStream("/fr/passerelle/formats/example/package.json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
