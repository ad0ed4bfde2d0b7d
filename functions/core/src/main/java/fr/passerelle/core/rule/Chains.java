package fr.passerelle.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.chain.Past;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.TransmissionStore;

/**
 * Whose turn it is in a chain, read from the states of the dispatches: nothing but the order of the links is stored twice.
 *
 * <p>A dispatch calls outside only when everything before it towards its destination is settled, so a chain never has two calls under
 * way, and whoever settles wakes the next.
 */
public final class Chains {
    private final TransmissionStore store;

    public Chains(TransmissionStore store) {
        this.store = store;
    }

    /**
     * What stands before a dispatch in its chain.
     *
     * @param document the document of the dispatch that belongs to the chain
     * @throws IllegalStateException when the input is not linked, which its intake excludes
     */
    public Past before(Dispatch dispatch, ChainKey key, String document) {
        Chain chain = chain(key);
        Link link = linked(chain, dispatch, document);
        var fold = new Fold();
        var unsettled = new ArrayList<Dispatch>();
        var mailed = new ArrayList<Dispatch>();
        for (Link earlier : chain.before(link)) {
            List<Dispatch> all = dispatches(earlier);
            towards(all, dispatch.destination()).filter(Chains::standsInTheWay).forEach(unsettled::add);
            if (earlier instanceof Link.Feed) {
                all.stream().filter(Chains::mailed).forEach(mailed::add);
            }
            fold.add(earlier, took(all), askedOfDmp(all));
        }
        Visibility asked = link instanceof Link.Feed feed ? feed.visibility() : Visibility.OPEN;
        Announcement announcement = asked.hiddenFromPatient() || fold.hides() ? store.announcement(key).orElse(null) : null;
        boolean announced = announcement != null && announcement.shown();
        if (announced) {
            fold.show();
        }
        Visibility effective = link instanceof Link.Feed feed ? fold.effective(feed) : Visibility.OPEN;
        boolean mail = dispatch.destination() != Destination.DMP;
        return new Past(fold.accepted, fold.shown(), unsettled, mailed, announced && mail ? effective.shown() : effective,
                announcement != null && announcement.pending());
    }

    /**
     * Flags that apply to a version once it is the one the DMP holds, with every restriction asked for since.
     *
     * @param links that version and all that was asked around it
     */
    public Visibility standing(List<Link> links, Link.Feed held) {
        var fold = new Fold();
        links.forEach(link -> {
            List<Dispatch> all = dispatches(link);
            fold.add(link, link.equals(held) || took(all), askedOfDmp(all));
        });
        return fold.codes.and(fold.since);
    }

    /**
     * The dispatch to wake once this one is settled: the next of the chain towards the same destination, when it waits for its turn. One
     * whose place another drop has taken has nobody behind it.
     */
    public Optional<Dispatch> next(Dispatch settled, ChainKey key, String document) {
        return store.chain(key).stream()
                .flatMap(chain -> chain.of(settled.ref().inputId(), document).stream().flatMap(link -> chain.after(link).stream()))
                .flatMap(l -> towards(dispatches(l), settled.destination())).filter(Chains::standsInTheWay).findFirst()
                .filter(d -> d.state() == DispatchState.HELD && d.hold() == HoldReason.PREDECESSOR);
    }

    /** Whether something newer of the chain has left, or may have, towards the same destination. */
    public boolean overtaken(Dispatch dispatch, ChainKey key, String document) {
        Chain chain = chain(key);
        return chain.after(linked(chain, dispatch, document)).stream().flatMap(l -> towards(dispatches(l), dispatch.destination()))
                .anyMatch(Chains::mailed);
    }

    /**
     * Dispatches before this one that a deletion makes pointless: they carry the document alone, have not left and are not in doubt. Mails
     * whatever the deletion is, those to the DMP only when it is asked of the DMP too.
     */
    public List<Dispatch> unsent(Dispatch deletion, ChainKey key, String document) {
        Chain chain = chain(key);
        return chain.before(linked(chain, deletion, document)).stream().flatMap(l -> dispatches(l).stream())
                .filter(d -> d.documents().size() == 1)
                .filter(d -> d.destination() != Destination.DMP || deletion.destination() == Destination.DMP)
                .filter(d -> d.state() == DispatchState.HELD || (d.state() == DispatchState.READY && !d.inDoubt())).toList();
    }

    /** Whether a deletion waits behind a version that has not left: there is no point in feeding what is then taken away. */
    public boolean deletionWaits(Dispatch version, ChainKey key, String document) {
        Chain chain = chain(key);
        return chain.after(linked(chain, version, document)).stream().filter(Link.Removal.class::isInstance)
                .flatMap(l -> towards(dispatches(l), version.destination()))
                .anyMatch(
                        d -> d.state() == DispatchState.READY || d.state() == DispatchState.SENDING || d.hold() == HoldReason.PREDECESSOR);
    }

    /** What a pathway in test or out of its pilot only rehearses never leaves: nothing waits for it. */
    private static boolean standsInTheWay(Dispatch earlier) {
        return !earlier.state().settled() && !(earlier.state() == DispatchState.HELD && earlier.hold() == HoldReason.PATHWAY);
    }

    private Chain chain(ChainKey key) {
        return store.chain(key).orElseThrow(() -> new IllegalStateException("no such chain"));
    }

    private static Link linked(Chain chain, Dispatch dispatch, String document) {
        return chain.of(dispatch.ref().inputId(), document)
                .orElseThrow(() -> new IllegalStateException("input " + dispatch.ref().inputId() + " is not linked"));
    }

    /** What a link asked for, towards every destination. */
    public List<Dispatch> dispatches(Link link) {
        return store.dispatches(link.inputId()).stream().filter(d -> d.documents().contains(link.version().document())).toList();
    }

    private static Stream<Dispatch> towards(List<Dispatch> all, Destination destination) {
        return all.stream().filter(d -> d.destination() == destination);
    }

    private static boolean askedOfDmp(List<Dispatch> all) {
        return towards(all, Destination.DMP).findAny().isPresent();
    }

    /** Whether it took effect: at the DMP when it was asked for, else in a mailbox. */
    private static boolean took(List<Dispatch> all) {
        List<Dispatch> dmp = towards(all, Destination.DMP).toList();
        return (dmp.isEmpty() ? all : dmp).stream().anyMatch(d -> d.state().settled() && !d.state().gaveUp());
    }

    /** Whether it is a mail that somebody may have received; one to be replayed, or printed without being tried, never left. */
    private static boolean mailed(Dispatch dispatch) {
        boolean mail = dispatch.destination() == Destination.PATIENT_MAILBOX || dispatch.destination() == Destination.PROFESSIONAL_MAILBOX;
        boolean left = dispatch.attempts() > 0 && dispatch.state().settled() && !dispatch.state().gaveUp();
        return mail && (dispatch.state() == DispatchState.SENDING || (left && dispatch.state() != DispatchState.REPLAYED));
    }

    /** The DMP's view of a chain, link after link. */
    private static final class Fold {
        private Link.@Nullable Feed accepted;
        private boolean acceptedByDmp;
        private Visibility codes = Visibility.OPEN;
        private Visibility since = Visibility.OPEN;

        /** @param dmp whether it was asked of the DMP */
        void add(Link link, boolean took, boolean dmp) {
            switch (link) {
                case Link.Feed feed when took -> {
                    codes = effective(feed);
                    since = Visibility.OPEN;
                    accepted = feed;
                    acceptedByDmp = dmp;
                }
                case Link.Feed feed -> since = since.and(feed.visibility());
                case Link.Removal _ when took && (dmp || !acceptedByDmp) -> accepted = null;
                case Link.Removal _ -> {
                    // A deletion that was given up, or only asked of those who got a mail, changes nothing there.
                }
            }
        }

        Visibility effective(Link.Feed feed) {
            Visibility asked = feed.visibility();
            return feed.replaces() == null || asked.change() ? asked : asked.and(codes).and(since);
        }

        boolean hides() {
            return codes.hiddenFromPatient() || since.hiddenFromPatient();
        }

        boolean shown() {
            return accepted != null && !codes.hiddenFromPatient();
        }

        /** The month of the announcement is over, or it was made. */
        void show() {
            codes = codes.shown();
        }
    }
}
