package fr.passerelle.keeper;

import java.util.List;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.port.ProofPlace;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.retention.Keeping;

/**
 * Writes a proof of an input once it is settled, and one more when its states have changed since. Written before it is written down: killed
 * in between, the same proof is found in its place, or another one that was true then, and the next number is taken.
 */
public final class Proofs {
    private final TransmissionStore store;
    private final TransmissionBrowser browser;
    private final ProofMaker maker;
    private final ProofPlace place;

    public Proofs(TransmissionStore store, TransmissionBrowser browser, ProofMaker maker, ProofPlace place) {
        this.store = store;
        this.browser = browser;
        this.maker = maker;
        this.place = place;
    }

    /** @return the keeping as it is then; unchanged when its last proof still says all */
    Keeping of(Keeping keeping, Input input, List<Dispatch> dispatches) {
        List<Proof.Branch> branches = dispatches.stream().map(d -> maker.branch(d, browser.history(d.ref()))).toList();
        String digest = maker.digest(branches);
        if (digest.equals(keeping.proven())) {
            return keeping;
        }
        byte[] proof = maker.write(input, branches);
        int number = keeping.proofs() + 1;
        while (!place.write(input.establishment(), input.id(), number, proof)) {
            number++;
        }
        Keeping proved = keeping.proved(number, digest);
        store.commit(List.of(new Write.Keep(keeping, proved)));
        return proved;
    }
}
