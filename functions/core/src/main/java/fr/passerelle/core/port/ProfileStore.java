package fr.passerelle.core.port;

import java.util.Optional;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.identity.PatientKey;

/** What the DMP said of profiles; the last answer wins. */
public interface ProfileStore {
    Optional<Profile> profile(PatientKey patient);

    void record(PatientKey patient, Profile profile);
}
