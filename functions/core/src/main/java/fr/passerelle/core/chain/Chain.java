package fr.passerelle.core.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.document.Version;

/**
 * What was asked about the versions of one document, in an order that is always right: an input that refers to a version nobody has
 * dropped yet is not linked before that version is (docs/decisions/0025-version-chains.md).
 *
 * @param rev revision, for conditional writes
 */
public record Chain(ChainKey key, List<Link> links, int rev) {
    public Chain {
        links = List.copyOf(links);
    }

    /** A chain begins with its first version. */
    public static Chain begin(ChainKey key, Link.Feed first) {
        return new Chain(key, List.of(first), 0);
    }

    /** One more link, at the end; the same version asked for before, which gave up, leaves its place. */
    public Chain with(Link link) {
        var all = new ArrayList<>(links);
        all.removeIf(former -> former.getClass() == link.getClass() && former.version().equals(link.version()));
        all.add(link);
        return new Chain(key, all, rev + 1);
    }

    /** A link in the very place of one that is withdrawn while what follows it has not left: it still goes before. */
    public Chain with(Link link, Link instead) {
        return new Chain(key, links.stream().map(former -> former.equals(instead) ? link : former).toList(), rev + 1);
    }

    /** A link right behind another, before what follows it: none of that may have left. */
    public Chain insertedAfter(Link place, Link link) {
        var all = new ArrayList<>(links);
        all.add(links.indexOf(place) + 1, link);
        return new Chain(key, all, rev + 1);
    }

    /** The same, written once more: whoever read it before must read again. */
    public Chain again() {
        return new Chain(key, links, rev + 1);
    }

    /** What an input asked about a document of this chain. */
    public Optional<Link> of(String inputId, String document) {
        return links.stream().filter(l -> l.inputId().equals(inputId) && l.version().document().equals(document)).findFirst();
    }

    public List<Link> before(Link link) {
        int index = links.indexOf(link);
        return index < 0 ? List.of() : links.subList(0, index);
    }

    public List<Link> after(Link link) {
        int index = links.indexOf(link);
        return index < 0 ? List.of() : links.subList(index + 1, links.size());
    }

    /** The version asked for, if it is part of this chain. */
    public Optional<Link.Feed> feed(Version version) {
        return links.stream().filter(Link.Feed.class::isInstance).map(Link.Feed.class::cast).filter(f -> f.version().equals(version))
                .findFirst();
    }
}
