package fr.passerelle.documentintake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.GatewayKeys;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDeletion;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.request.Correction;
import fr.passerelle.core.rule.Branch;
import fr.passerelle.core.rule.Chains;
import fr.passerelle.core.rule.KnownChains;
import fr.passerelle.core.work.WorkItem;

/**
 * Undoes a sending to the wrong patient (use-cases.md §5.E): what has not left is cancelled, what has left is deleted, those who got a mail
 * are asked to delete it, and the document goes on the record of the right patient, all under one incident number.
 */
final class Corrections {
    private static final Logger LOG = LoggerFactory.getLogger(Corrections.class);
    private static final int MOST_ROUNDS = 40;

    private final TransmissionStore store;
    private final KnownChains known;
    private final Chains chains;
    private final Remaking remaking;
    private final PatientKeys keys;
    private final WorkList work;
    private final DispatchQueue queue;
    private final InstantSource clock;

    Corrections(TransmissionStore store, Remaking remaking, PatientKeys keys, WorkList work, DispatchQueue queue, InstantSource clock) {
        this.store = store;
        this.known = new KnownChains(store);
        this.chains = new Chains(store);
        this.remaking = remaking;
        this.keys = keys;
        this.work = work;
        this.queue = queue;
        this.clock = clock;
    }

    /** Done as far as it is not done yet: the same incident told again, with the right patient at last, goes on from there. */
    void correct(Correction correction) {
        Optional<Chain> chain = known.find(new ChainKey(correction.establishment(), correction.document()));
        if (chain.isEmpty()) {
            open(correction, "WRONG_PATIENT_UNKNOWN", null);
            return;
        }
        List<Dispatch> ready = new ArrayList<>();
        Optional<Remaking.Original> original = last(chain.get());
        String deletion = Ids.input("correction", correction.incident(), "deletion");
        for (int round = 0; store.input(deletion).isEmpty() && original.isPresent(); round++) {
            if (round == MOST_ROUNDS) {
                throw new IllegalStateException("a correction lost " + MOST_ROUNDS + " commits in a row");
            }
            takeBack(correction, known.find(chain.get().key()).orElseThrow(), original.get(), deletion);
        }
        Patient right = correction.right();
        if (right != null && original.isPresent()) {
            putRight(correction, original.get(), right);
        }
        open(correction, original.isPresent() ? "WRONG_PATIENT" : "WRONG_PATIENT_BY_HAND", origin(original));
        for (String made : List.of(deletion, recreation(correction))) {
            store.dispatches(made).stream().filter(d -> d.state() == DispatchState.READY && d.attempts() == 0).forEach(ready::add);
        }
        ready.forEach(d -> queue.send(d, Duration.ZERO));
        LOG.info("incident {}: {} dispatches", correction.incident(), ready.size());
    }

    /** The last version that was built: what the others showed is behind it. One only mailed without INS cannot speak to the DMP. */
    private Optional<Remaking.Original> last(Chain chain) {
        List<Link.Feed> feeds = chain.links().reversed().stream().filter(Link.Feed.class::isInstance).map(Link.Feed.class::cast).toList();
        return feeds.stream().flatMap(feed -> remaking.original(feed).stream()).findFirst()
                .or(() -> feeds.stream().flatMap(feed -> remaking.mailed(feed).stream()).findFirst());
    }

    private void takeBack(Correction correction, Chain chain, Remaking.Original original, String inputId) {
        Instant now = clock.instant();
        List<Dispatch> all = chain.links().stream().flatMap(link -> chains.dispatches(link).stream()).distinct().toList();
        SourceDocument source = original.document().source();
        DocumentPackage from = original.content();
        var deletion = new Deletion(source.own(), source.author(), source.legalAuthenticator(),
                correction.askedAt().atZone(from.establishment().zone()).toOffsetDateTime());
        Destinations where = reached(all, from);
        var drop = new Drop(correction.establishment(), from.site(), null, null, null, from.patient(), List.of(), List.of(deletion),
                Priority.URGENT, true, where, Message.DEFAULT);
        remaking.keep(new DocumentPackage(inputId, from.establishment(), from.site(), from.patient(), List.of(),
                List.of(new PreparedDeletion(deletion, chain.key().root())), where, Message.DEFAULT, from.instructions()));
        Input input = input(correction, inputId, correction.incident(), chain.key(), now).judged(List.of(), origin(Optional.of(original)));
        var writes = new ArrayList<Write>(List.of(new Write.Register(input)));
        writes.addAll(dispatches(input, from, drop, now));
        writes.add(new Write.Extend(chain, chain.with(new Link.Removal(source.own(), inputId))));
        writes.addAll(concerns(correction.establishment(), from.patient(), inputId));
        all.stream().filter(Corrections::unsent).limit((TransmissionStore.MOST_ITEMS - Write.items(writes)) / 2)
                .forEach(d -> writes
                        .add(new Write.Move(d, d.cancelled(List.of(Reason.of("WRONG_PATIENT_UNSENT", correction.incident())), now))));
        store.commit(writes);
    }

    /** The DMP is asked whenever it could be: it alone knows what it holds. A mailbox is asked when a mail went there. */
    private static Destinations reached(List<Dispatch> all, DocumentPackage from) {
        List<Dispatch> left = all.stream().filter(d -> !unsent(d) && !d.state().gaveUp()).toList();
        List<String> professionals = left.stream().filter(d -> d.destination() == Destination.PROFESSIONAL_MAILBOX)
                .filter(d -> d.recipient() < from.destinations().professionals().size())
                .map(d -> from.destinations().professionals().get(d.recipient()))
                .distinct().toList();
        return new Destinations(!from.withoutIns(), left.stream().anyMatch(d -> d.destination() == Destination.PATIENT_MAILBOX),
                professionals);
    }

    /** A document of its own on the record of the right patient; what its rules say is asked when sending, as for any other. */
    private void putRight(Correction correction, Remaking.Original original, Patient right) {
        String inputId = recreation(correction);
        if (store.input(inputId).isPresent()) {
            return;
        }
        if (!right.qualified()) {
            open(correction, "WRONG_PATIENT_UNQUALIFIED", origin(Optional.of(original)));
            return;
        }
        Instant now = clock.instant();
        DocumentPackage from = original.content();
        SourceDocument d = original.document().source();
        String key = GatewayKeys.corrected(correction.document());
        var chain = new ChainKey(correction.establishment(), key);
        var source = new SourceDocument(key, 1, null, d.file(), d.type(), d.title(), d.createdAt(), d.confidentiality(),
                d.visibility().unchanged(), d.author(), d.legalAuthenticator(), d.signedAt(), d.act(), d.stay(), d.references(),
                d.revealOn());
        Optional<PreparedDocument> prepared = remaking.again(original, source, right, key, inputId);
        if (prepared.isEmpty()) {
            open(correction, "WRONG_PATIENT_BY_HAND", origin(Optional.of(original)));
            return;
        }
        var drop = new Drop(correction.establishment(), from.site(), null, null, null, right, List.of(source), List.of(), Priority.URGENT,
                true, from.destinations(), from.message());
        remaking.keep(new DocumentPackage(inputId, from.establishment(), from.site(), right, List.of(prepared.get()), List.of(),
                from.destinations(), from.message(), from.instructions()));
        Input input = input(correction, inputId, key, chain, now).judged(
                List.of(Reason.of("WRONG_PATIENT_CORRECTED", correction.incident())),
                origin(Optional.of(original)));
        var link = new Link.Feed(source.own(), null, inputId, prepared.get().uniqueId(), source.visibility());
        var claim = new Claim(new Claim.Key(correction.establishment(), Claim.Kind.DOCUMENT, new Version(key, 1).toString()),
                Remaking.digest(original), inputId, key, key);
        var writes = new ArrayList<Write>(List.of(new Write.Register(input), new Write.Take(claim, null),
                new Write.Extend(null, Chain.begin(chain, link))));
        writes.addAll(dispatches(input, from, drop, now));
        writes.addAll(concerns(correction.establishment(), right, inputId));
        store.commit(writes);
    }

    private static List<Write> dispatches(Input input, DocumentPackage from, Drop drop, Instant now) {
        return new DispatchPlan(input, from.establishment(), List.of(), now).ready(Branch.of(drop));
    }

    private List<Write> concerns(String establishment, Patient patient, String inputId) {
        return keys.all(establishment, patient).stream().<Write>map(key -> new Write.Concern(key, inputId)).toList();
    }

    private Origin origin(Optional<Remaking.Original> original) {
        return original.flatMap(o -> store.input(o.content().inputId())).map(Input::origin).orElse(Origin.UNKNOWN);
    }

    private static Input input(Correction correction, String id, String name, ChainKey chain, Instant now) {
        return Input.received(id, correction.establishment(), InputKind.CORRECTION, name, chain.root(), "", now);
    }

    private static String recreation(Correction correction) {
        return Ids.input("correction", correction.incident(), "recreation");
    }

    private static boolean unsent(Dispatch d) {
        return d.state() == DispatchState.HELD || (d.state() == DispatchState.READY && !d.inDoubt());
    }

    private void open(Correction correction, String code, @Nullable Origin from) {
        Instant now = clock.instant();
        String unit = from == null ? null : from.unit();
        work.open(WorkItem.open(Ids.input(code, correction.incident()), correction.establishment(), unit,
                Reason.at(correction.document(), code, correction.incident(), correction.document()), null, now).of(correction.incident()));
    }
}
