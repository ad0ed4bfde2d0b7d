package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Chains;
import fr.passerelle.core.rule.DocumentRules;
import fr.passerelle.formats.json.VaultPackages;

/**
 * What a confirmation of the DMP means for the announcement of a document (consent-and-rules.md §5): hidden, the month begins, once;
 * visible or deleted, it is over, and the patient's mail may leave.
 */
final class Announcing {
    private final TransmissionStore store;
    private final Chains chains;
    private final VaultPackages packages;
    private final DispatchQueue queue;
    private final InstantSource clock;

    Announcing(TransmissionStore store, VaultPackages packages, DispatchQueue queue, InstantSource clock) {
        this.store = store;
        this.chains = new Chains(store);
        this.packages = packages;
        this.queue = queue;
        this.clock = clock;
    }

    /** The change to write with the confirmation of a task; empty for most documents, which were never hidden. */
    Optional<Write.Announce> change(Dispatch confirmed, ChainKey chain, Task task) {
        Announcement former = store.announcement(chain).orElse(null);
        return switch (task) {
            case Task.Create(Lot lot, var _, var _) -> lot.visibility().hiddenFromPatient()
                    ? begin(confirmed, chain, lot, former)
                    : end(former, false);
            case Task.Replace(Lot lot, var _, var _, var _) -> lot.visibility().hiddenFromPatient()
                    ? former == null ? begin(confirmed, chain, lot, null) : Optional.empty()
                    : end(former, false);
            case Task.Delete _,Task.Nothing _ -> end(former, true);
        };
    }

    /** Only the first hidden version begins a month: a new one does not renew it. */
    private Optional<Write.Announce> begin(Dispatch confirmed, ChainKey chain, Lot lot, @Nullable Announcement former) {
        if (former != null && former.pending()) {
            return Optional.empty();
        }
        DocumentPackage content = lot.content();
        return Optional.of(new Write.Announce(former, Announcement.pending(chain, confirmed.ref().inputId(), lot.part(), confirmed.since(),
                content.establishment().zone(), content.documents().get(lot.part()).source().revealOn(), former)));
    }

    private static Optional<Write.Announce> end(@Nullable Announcement former, boolean deleted) {
        return former != null && former.pending()
                ? Optional.of(new Write.Announce(former, deleted ? former.withdrawn() : former.done()))
                : Optional.empty();
    }

    /** Lets the mails go that waited for the announcement; those that carry another hidden document go on waiting. */
    void wakeMails(ChainKey key) {
        if (store.announcement(key).filter(Announcement::shown).isEmpty()) {
            return;
        }
        store.chain(key).map(Chain::links).orElse(List.of()).stream().flatMap(link -> chains.dispatches(link).stream()).distinct()
                .filter(d -> d.state() == DispatchState.HELD && d.hold() == HoldReason.REVEAL).filter(this::shown).forEach(this::release);
    }

    /**
     * Ends the mails of a hidden document that the DMP did not take, and says why: no announcement begins, so nothing would let them go.
     *
     * @return the mails, as they are now
     */
    List<Dispatch> endMails(Dispatch notTaken, ChainKey key) {
        if (store.announcement(key).isPresent()) {
            return List.of();
        }
        String document = notTaken.documents().getFirst();
        var why = List.of(DocumentRules.neverAnnounced(document, notTaken.reasons()));
        return store.dispatches(notTaken.ref().inputId()).stream()
                .filter(d -> d.state() == DispatchState.HELD && d.hold() == HoldReason.REVEAL && d.documents().contains(document))
                .flatMap(mail -> {
                    Dispatch ended = mail.refused(RefusalClass.CHOICE, why, clock.instant());
                    return store.commit(List.of(new Write.Move(mail, ended))).done() ? Stream.of(ended) : Stream.empty();
                }).toList();
    }

    private boolean shown(Dispatch mail) {
        return packages.former(mail.ref().inputId()).map(DocumentPackage::documents).orElse(List.of()).stream()
                .filter(document -> mail.documents().contains(document.source().id())).allMatch(document -> shown(mail, document));
    }

    private boolean shown(Dispatch mail, PreparedDocument document) {
        Optional<Announcement> announcement = store.announcement(new ChainKey(mail.establishment(), document.chain()));
        return announcement.map(Announcement::shown).orElse(!document.source().visibility().hiddenFromPatient());
    }

    private void release(Dispatch mail) {
        Dispatch released = mail.released(clock.instant());
        if (store.commit(List.of(new Write.Move(mail, released))).done()) {
            queue.send(released, Duration.ZERO);
        }
    }
}
