package fr.passerelle.documentintake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/** The versions a drop refers to: known once an input has claimed them, whatever became of it since. */
final class Versions {
    /** Code of the reason that holds a dispatch until such a version is known. */
    static final String UNKNOWN = "PREDECESSOR_UNKNOWN";

    private final TransmissionStore store;

    Versions(TransmissionStore store) {
        this.store = store;
    }

    /**
     * What a drop refers to.
     *
     * @param roots chain of each of its versions, of those whose chain is known
     * @param inputs input that brought each version referred to, of those that are known
     * @param awaited versions that nobody has dropped yet, by the version of this drop that refers to each
     */
    record References(Map<Version, String> roots, Map<Version, String> inputs, Map<Version, Version> awaited) {
        List<Reason> reasons() {
            var reasons = new ArrayList<Reason>();
            awaited.forEach((own, version) -> reasons.add(Reason.of(UNKNOWN, own.toString(), version.toString())));
            return reasons;
        }
    }

    References referredTo(Drop drop) {
        var roots = new HashMap<Version, String>();
        var inputs = new HashMap<Version, String>();
        var awaited = new LinkedHashMap<Version, Version>();
        for (SourceDocument document : drop.documents()) {
            Version replaced = document.replaces();
            if (replaced == null) {
                roots.put(document.own(), document.id());
            } else {
                place(drop, document.own(), replaced, roots, inputs, awaited);
            }
        }
        for (Deletion deletion : drop.deletions()) {
            place(drop, deletion.target(), deletion.target(), roots, inputs, awaited);
        }
        return new References(roots, inputs, awaited);
    }

    /**
     * Links of a drop in their chains.
     *
     * @param takes its claims, which know where the same versions were before
     * @param withdrawn the input it takes the place of
     */
    Linking link(Input input, Establishment establishment, Drop drop, References references, List<Write.Take> takes,
            @Nullable String withdrawn) {
        Map<String, ChainKey> former = former(takes);
        var chaining = new Chaining(store, input.id(), withdrawn);
        for (SourceDocument document : drop.documents()) {
            String root = references.roots().get(document.own());
            if (root == null) {
                chaining.await(new ChainKey(drop.establishment(), document.id()), document.own());
            } else {
                String uniqueId = Form.QUALIFIED.uniqueId(establishment, document);
                chaining.add(new ChainKey(drop.establishment(), root),
                        new Link.Feed(document.own(), document.replaces(), input.id(), uniqueId, document.visibility()),
                        former.get(document.own().toString()));
            }
        }
        for (Deletion deletion : drop.deletions()) {
            String root = references.roots().get(deletion.target());
            if (root != null) {
                chaining.add(new ChainKey(drop.establishment(), root), new Link.Removal(deletion.target(), input.id()), null);
            }
        }
        return chaining.done();
    }

    private static Map<String, ChainKey> former(List<Write.Take> takes) {
        var former = new HashMap<String, ChainKey>();
        for (Write.Take take : takes) {
            Claim holder = take.instead();
            if (holder != null && holder.key().kind() == Claim.Kind.DOCUMENT && holder.chain() != null) {
                former.put(holder.key().name(), new ChainKey(holder.key().establishment(), holder.chain()));
            }
        }
        return former;
    }

    boolean known(String establishment, Version version) {
        return root(holder(establishment, version)).isPresent();
    }

    private void place(Drop drop, Version own, Version referred, Map<Version, String> roots, Map<Version, String> inputs,
            Map<Version, Version> awaited) {
        Optional<Claim> holder = holder(drop.establishment(), referred);
        holder.ifPresent(claim -> inputs.put(referred, claim.inputId()));
        root(holder).ifPresentOrElse(root -> roots.put(own, root), () -> awaited.put(own, referred));
    }

    private static Optional<String> root(Optional<Claim> holder) {
        return holder.flatMap(claim -> Optional.ofNullable(claim.chain()));
    }

    private Optional<Claim> holder(String establishment, Version version) {
        return store.claim(new Claim.Key(establishment, Claim.Kind.DOCUMENT, version.toString()));
    }
}
