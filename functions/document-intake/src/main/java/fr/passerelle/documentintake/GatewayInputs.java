package fr.passerelle.documentintake;

import java.time.InstantSource;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.request.Correction;
import fr.passerelle.core.request.IntakeRequest;

/** What the gateway makes itself when somebody asks for it: the requests of the drop queue beside the events of the bucket. */
public final class GatewayInputs {
    private final Reveals reveals;
    private final Corrections corrections;

    public GatewayInputs(TransmissionStore store, PackageVault vault, PatientKeys keys, WorkList work, DispatchQueue queue,
            InstantSource clock) {
        var remaking = new Remaking(vault);
        this.reveals = new Reveals(store, remaking, keys, queue, clock);
        this.corrections = new Corrections(store, remaking, keys, work, queue, clock);
    }

    /** Undoes a sending to the wrong patient. */
    public void correct(Correction correction) {
        corrections.correct(correction);
    }

    /** Shows a hidden document to its patient, see {@link IntakeRequest.Reveal}. */
    public void reveal(ChainKey document, String by) {
        reveals.reveal(document, by);
    }
}
