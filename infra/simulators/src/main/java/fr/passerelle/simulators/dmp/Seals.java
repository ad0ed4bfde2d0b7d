package fr.passerelle.simulators.dmp;

import java.time.Duration;

import fr.passerelle.simulators.dmp.signature.Algorithms;
import fr.passerelle.simulators.dmp.signature.AssertionSeal;
import fr.passerelle.simulators.dmp.signature.LotSeal;
import fr.passerelle.simulators.pki.Trust;

/**
 * What verifies signatures when they are enforced.
 *
 * @param assertion of the VIHF
 * @param lot of the lot
 * @param window how far from the clock a VIHF may have been issued
 */
record Seals(AssertionSeal assertion, LotSeal lot, Duration window) {
    static Trust trust(Enforcement enforcement) {
        return enforcement.pki().trust();
    }

    static Seals of(Enforcement enforcement) {
        Trust trust = trust(enforcement);
        Algorithms algorithms = new Algorithms(enforcement.sha1());
        return new Seals(new AssertionSeal(trust, algorithms), new LotSeal(trust, algorithms, enforcement.window()), enforcement.window());
    }
}
