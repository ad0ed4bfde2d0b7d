package fr.passerelle.documentintake;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import fr.passerelle.core.chain.GatewayKeys;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Version;

/**
 * What a link may follow, so that nothing goes back in time (docs/decisions/0025-version-chains.md). A link counts while it lives:
 * while not everything its drop asked for it gave up. A reveal stands for the version it shows: it goes before nothing of the hospital's.
 */
final class ChainOrder {
    private ChainOrder() {
    }

    /**
     * Why a link cannot come after these.
     *
     * @param earlier links of its chain it would follow, those that gave up included
     * @param lives whether a link counts
     */
    static Optional<Reason> fault(Link link, List<Link> earlier, Predicate<Link> lives) {
        return switch (link) {
            case Link.Removal removal -> newest(after(removal.version(), earlier), lives)
                    .map(newer -> Reason.at(removal.version().document(), "DELETION_OVERTAKEN", removal.version().toString(),
                            newer.version().toString()));
            case Link.Feed feed -> {
                Predicate<Link> others = lives.and(l -> !l.version().equals(feed.version()));
                yield newer(feed.version(), earlier, others).map(newer -> overtaken(feed.version(), newer))
                        .or(() -> misplaced(feed, earlier, others));
            }
        };
    }

    /** Something newer goes before it. */
    static Reason overtaken(Version version, Link newer) {
        return Reason.at(version.document(), "VERSION_OVERTAKEN", version.toString(), newer.version().toString());
    }

    /** A later version of the same document, or one that has followed the same version when it was dropped before. */
    static Optional<Link.Feed> newer(Version version, List<Link> links, Predicate<Link> lives) {
        return newest(after(version, links), lives).or(() -> newest(links.stream()
                .filter(l -> l.version().document().equals(version.document()) && l.version().number() > version.number()).toList(),
                lives));
    }

    private static Optional<Reason> misplaced(Link.Feed feed, List<Link> earlier, Predicate<Link> lives) {
        Version replaced = feed.replaces();
        if (replaced == null) {
            return earlier.reversed().stream().filter(l -> !GatewayKeys.reveals(l.version())).filter(lives).findFirst()
                    .filter(Link.Feed.class::isInstance)
                    .map(head -> Reason.at(feed.version().document(), "REPLACES_MISSING", feed.version().toString(),
                            head.version().toString()));
        }
        return newest(after(replaced, earlier), lives).map(other -> Reason.at(feed.version().document(), "VERSION_ALREADY_REPLACED",
                feed.version().toString(), replaced.toString(), other.version().toString()));
    }

    private static Optional<Link.Feed> newest(List<Link> links, Predicate<Link> lives) {
        return links.reversed().stream().filter(Link.Feed.class::isInstance).map(Link.Feed.class::cast)
                .filter(feed -> !GatewayKeys.reveals(feed.version())).filter(lives).findFirst();
    }

    /** Links after the one that feeds this version; none when it is not there. */
    private static List<Link> after(Version version, List<Link> links) {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i) instanceof Link.Feed feed && feed.version().equals(version)) {
                return links.subList(i + 1, links.size());
            }
        }
        return List.of();
    }
}
