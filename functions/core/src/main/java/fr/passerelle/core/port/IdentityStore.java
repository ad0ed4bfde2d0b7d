package fr.passerelle.core.port;

import java.util.List;
import java.util.Optional;

import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.PatientKey;

/** What the identity feeds said, strongly consistent: read at intake and at each sending. Clear values are encrypted. */
public interface IdentityStore {
    /** @param establishment FINESS EJ, whose own key encrypts the values */
    Optional<KnownIdentity> of(String establishment, PatientKey patient);

    /**
     * Keeps what was said, unless something newer is known.
     *
     * @param establishment FINESS EJ
     * @return false when something newer is known already, which stays; said again, the same is kept once
     */
    boolean record(String establishment, PatientKey patient, KnownIdentity identity);

    /** What was ever said under another key is about this patient as well, from now on and for ever; said again, it is kept once. */
    void link(PatientKey patient, PatientKey other);

    /** The keys this one was linked to, strongly consistent. */
    List<PatientKey> linked(PatientKey patient);
}
