package fr.passerelle.core.rule;

import java.util.Optional;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.TransmissionStore;

/** Finds a chain by what people call a document: they know its key, not that of its first version. */
public final class KnownChains {
    private final TransmissionStore store;

    public KnownChains(TransmissionStore store) {
        this.store = store;
    }

    /** The chain itself, or the one that the first version of a document of that key is part of. */
    public Optional<Chain> find(ChainKey asked) {
        return store.chain(asked)
                .or(() -> store.claim(new Claim.Key(asked.establishment(), Claim.Kind.DOCUMENT, new Version(asked.root(), 1).toString()))
                        .map(Claim::chain).flatMap(root -> store.chain(new ChainKey(asked.establishment(), root))));
    }
}
