package fr.passerelle.documentintake;

import java.time.InstantSource;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.formats.json.VaultPackages;

/** What the gateway makes itself when somebody asks for it: the requests of the drop queue beside the events of the bucket. */
public final class GatewayInputs {
    private final Reveals reveals;
    private final Corrections corrections;
    private final VaultPackages packages;

    public GatewayInputs(TransmissionStore store, PackageVault vault, PatientKeys keys, WorkList work, DispatchQueue queue,
            InstantSource clock) {
        var remaking = new Remaking(vault);
        this.packages = new VaultPackages(vault);
        this.reveals = new Reveals(store, remaking, keys, queue, clock);
        this.corrections = new Corrections(store, remaking, keys, work, queue, clock);
    }

    /**
     * Does what is asked.
     *
     * @throws IllegalArgumentException for a request about what a hospital dropped
     */
    public void act(IntakeRequest request) {
        switch (request) {
            case IntakeRequest.Reveal(ChainKey document, String by) -> reveals.reveal(document, by);
            case IntakeRequest.Correct(String incident) -> corrections.correct(packages.correction(incident));
            case IntakeRequest.JudgeAgain _ -> throw new IllegalArgumentException("request about a drop");
        }
    }
}
