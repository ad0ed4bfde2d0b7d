package fr.passerelle.documentintake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.GatewayKeys;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Chains;
import fr.passerelle.core.rule.KnownChains;

/**
 * Shows hidden documents to their patient (use-cases.md §5.H): a replacement of the same PDF without {@code INVISIBLE_PATIENT}, since the
 * DMP has no call that would lift it (dmp-transport.md §1). Asked twice, it is done once (docs/announcement.md).
 */
final class Reveals {
    private static final Logger LOG = LoggerFactory.getLogger(Reveals.class);
    private static final int MOST_ROUNDS = 40;
    private static final String ALREADY = "REVEAL_ALREADY_VISIBLE";

    private final TransmissionStore store;
    private final KnownChains known;
    private final Chains chains;
    private final Remaking remaking;
    private final PatientKeys keys;
    private final DispatchQueue queue;
    private final InstantSource clock;

    Reveals(TransmissionStore store, Remaking remaking, PatientKeys keys, DispatchQueue queue, InstantSource clock) {
        this.store = store;
        this.known = new KnownChains(store);
        this.chains = new Chains(store);
        this.remaking = remaking;
        this.keys = keys;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Shows a document.
     *
     * @param asked its chain, or the key of one of the documents of its chain as root
     * @param by function or technical name of who says so
     */
    void reveal(ChainKey asked, String by) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (done(asked, by)) {
                return;
            }
        }
        throw new IllegalStateException("a reveal lost " + MOST_ROUNDS + " commits in a row");
    }

    private boolean done(ChainKey asked, String by) {
        Optional<Chain> found = known.find(asked);
        if (found.isEmpty()) {
            return answer(asked, by, RefusalClass.FAULT, "REVEAL_UNKNOWN");
        }
        Chain chain = found.get();
        List<Link> links = sinceDeletion(chain);
        List<Link> living = links.stream().filter(this::lives).toList();
        Optional<Link> reveal = living.stream().filter(l -> GatewayKeys.reveals(l.version())).findFirst();
        if (reveal.isPresent()) {
            return again(reveal.get());
        }
        Optional<Link.Feed> base = base(living);
        if (base.isEmpty()) {
            return answer(chain.key(), by, RefusalClass.FAULT, living.isEmpty() ? "REVEAL_NOTHING" : "REVEAL_CONTENT_GONE");
        }
        List<Link> before = links.subList(0, place(links, base.get()));
        Visibility standing = chains.standing(before, base.get());
        Optional<Announcement> announcement = store.announcement(chain.key());
        if (!standing.hiddenFromPatient() || announcement.filter(Announcement::shown).isPresent()) {
            // A visit asks for all documents of the stay: one that was never hidden has nothing to be told.
            return announcement.isEmpty() || answer(chain.key(), by, RefusalClass.CHOICE, ALREADY);
        }
        return make(chain, base.get(), before.getLast(), standing, by);
    }

    /** What counts of a chain: nothing from before the last deletion that does. */
    private List<Link> sinceDeletion(Chain chain) {
        List<Link> links = chain.links();
        for (int i = links.size() - 1; i >= 0; i--) {
            if (links.get(i) instanceof Link.Removal removal && lives(removal)) {
                return links.subList(i + 1, links.size());
            }
        }
        return links;
    }

    /** The version to show: the last that has left, else the last that was built. */
    private Optional<Link.Feed> base(List<Link> living) {
        List<Link.Feed> feeds = living.stream().filter(Link.Feed.class::isInstance).map(Link.Feed.class::cast).toList().reversed();
        return feeds.stream().filter(this::left).findFirst()
                .or(() -> feeds.stream().filter(f -> remaking.original(f).isPresent()).findFirst())
                .filter(f -> remaking.original(f).isPresent());
    }

    /** Right before what follows the version shown and has not left; what gave up stays before, with the restrictions it asked for. */
    private int place(List<Link> links, Link.Feed base) {
        for (int i = links.indexOf(base) + 1; i < links.size(); i++) {
            if (lives(links.get(i))) {
                return i;
            }
        }
        return links.size();
    }

    private boolean make(Chain chain, Link.Feed base, Link place, Visibility standing, String by) {
        Remaking.Original original = remaking.original(base).orElseThrow();
        String key = GatewayKeys.reveal(base.version().document());
        int number = 1 + (int) chain.links().stream().filter(l -> l.version().document().equals(key)).count();
        var version = new Version(key, number);
        String inputId = Ids.input("reveal", chain.key().establishment(), chain.key().root(), version.toString());
        SourceDocument source = shown(original.document().source(), version, base.version(), standing);
        DocumentPackage from = original.content();
        Optional<PreparedDocument> prepared = remaking.again(original, source, from.patient(), chain.key().root(), inputId);
        if (prepared.isEmpty()) {
            return answer(chain.key(), by, RefusalClass.FAULT, "REVEAL_CONTENT_GONE");
        }
        remaking.keep(new DocumentPackage(inputId, from.establishment(), from.site(), from.patient(), List.of(prepared.get()), List.of(),
                new Destinations(true, false, List.of()), Message.DEFAULT, from.instructions()));
        Instant now = clock.instant();
        Input input = input(inputId, chain.key(), key, now).judged(List.of(Reason.of("REVEAL_ASKED", by)), origin(base, source));
        Dispatch dispatch = dispatch(input, from, key, now);
        var link = new Link.Feed(version, base.version(), inputId, prepared.get().uniqueId(), source.visibility());
        var claim = new Claim(new Claim.Key(chain.key().establishment(), Claim.Kind.DOCUMENT, version.toString()),
                Remaking.digest(original), inputId, key, chain.key().root());
        var writes = new ArrayList<Write>(List.of(new Write.Register(input), new Write.Create(dispatch), new Write.Take(claim, null),
                new Write.Extend(chain, chain.insertedAfter(place, link))));
        keys.all(chain.key().establishment(), from.patient()).forEach(patient -> writes.add(new Write.Concern(patient, inputId)));
        chain.after(place).forEach(following -> chains.dispatches(following).stream().filter(Reveals::mayStillLeave)
                .forEach(d -> writes.add(new Write.Move(d, touched(d, now)))));
        if (!store.commit(writes).done()) {
            return false;
        }
        LOG.info("input {} shows a hidden document", inputId);
        queue.send(dispatch, Duration.ZERO);
        return true;
    }

    private static SourceDocument shown(SourceDocument d, Version own, Version replaced, Visibility standing) {
        var flags = new Visibility(standing.maskedToProfessionals(), false, standing.hiddenFromRepresentatives(),
                d.visibility().secretConnection(), true);
        return new SourceDocument(own.document(), own.number(), replaced, d.file(), d.type(), d.title(), d.createdAt(), d.confidentiality(),
                flags, d.author(), d.legalAuthenticator(), d.signedAt(), d.act(), d.stay(), d.references(), null);
    }

    /** Counted to the same pathway and place, never as a first version. */
    private Origin origin(Link.Feed base, SourceDocument source) {
        Origin from = store.input(base.inputId()).map(Input::origin).orElse(Origin.UNKNOWN);
        return new Origin(from.pathway(), from.site(), from.unit(), from.source(), from.stay(), from.dischargedAt(),
                List.of(new Origin.Carried(source.id(), source.type(), false, source.signedAt().toInstant())));
    }

    private static Dispatch dispatch(Input input, DocumentPackage from, String document, Instant now) {
        String id = Ids.dispatch(input.id(), Destination.DMP, 0);
        return Dispatch.received(new DispatchRef(input.id(), id), input.establishment(), Destination.DMP, 0, List.of(document), null,
                from.establishment().oids().lot(id), now).ready(now);
    }

    /** Written again as it is: whoever was about to send it has read the chain without the reveal and must read again. */
    private static Dispatch touched(Dispatch d, Instant now) {
        return switch (d.state()) {
            case READY -> d.dueAt() == null ? d.ready(now) : d.retryAt(d.dueAt(), d.reasons(), now);
            case HELD -> d.heldAgain();
            case RECEIVED, REFUSED, SENDING, SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED, PRINTED, CANCELLED, REPLAYED ->
                throw new IllegalStateException("only what has not left is written again");
        };
    }

    private static boolean mayStillLeave(Dispatch d) {
        return d.destination() == Destination.DMP && (d.state() == DispatchState.READY || d.state() == DispatchState.HELD);
    }

    /** Already asked: says so, and hands over again what a run killed in between has not. */
    private boolean again(Link reveal) {
        Input input = Stored.input(store, reveal.inputId());
        if (input.notes().stream().noneMatch(note -> note.code().equals(ALREADY))) {
            var notes = new ArrayList<>(input.notes());
            notes.add(Reason.of(ALREADY));
            store.commit(List.of(new Write.Update(input, input.judged(notes))));
        }
        store.dispatches(input.id()).stream().filter(d -> d.state() == DispatchState.READY && d.attempts() == 0)
                .forEach(d -> queue.send(d, Duration.ZERO));
        return true;
    }

    /** Ends a reveal that has nothing to do, where people see it. */
    private boolean answer(ChainKey key, String by, RefusalClass kind, String code) {
        Instant now = clock.instant();
        String name = GatewayKeys.reveal(key.root());
        Input input = input(Ids.input("reveal", key.establishment(), key.root(), code), key, name, now);
        Dispatch none = Registration.none(input, now).refused(kind, List.of(Reason.at(key.root(), code)), now);
        store.commit(List.of(new Write.Register(input.judged(List.of(Reason.of("REVEAL_ASKED", by)))), new Write.Create(none)));
        return true;
    }

    private static Input input(String id, ChainKey key, String name, Instant now) {
        return Input.received(id, key.establishment(), InputKind.REVEAL, name, key.root(), "", now);
    }

    private boolean lives(Link link) {
        return chains.dispatches(link).stream().anyMatch(d -> !d.state().gaveUp());
    }

    /** Whether a call has begun for it: it goes before the reveal, whatever comes of it. */
    private boolean left(Link link) {
        return chains.dispatches(link).stream().filter(d -> d.destination() == Destination.DMP).anyMatch(d -> switch (d.state()) {
            case SENDING, SENT, CONFIRMED, READ, ANSWERED, CLOSED, PRINTED -> true;
            case READY -> d.inDoubt();
            case RECEIVED, HELD, REFUSED, FAILED, CANCELLED, REPLAYED -> false;
        });
    }
}
