package fr.passerelle.core.port;

import java.util.Optional;

import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.PatientKey;

/** What the identity feeds said, strongly consistent: read at intake and at each sending. Clear values are encrypted. */
public interface IdentityStore {
    Optional<KnownIdentity> of(PatientKey patient);

    /** @return false when something newer is known already, which stays */
    boolean record(PatientKey patient, KnownIdentity identity);
}
