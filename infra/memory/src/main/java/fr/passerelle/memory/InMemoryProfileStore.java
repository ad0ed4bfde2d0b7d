package fr.passerelle.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ProfileStore;

/** Profiles in memory; an older answer never replaces a newer one. */
public final class InMemoryProfileStore implements ProfileStore {
    private final Map<PatientKey, Profile> stored = new ConcurrentHashMap<>();

    @Override
    public Optional<Profile> profile(PatientKey patient) {
        return Optional.ofNullable(stored.get(patient));
    }

    @Override
    public void record(PatientKey patient, Profile profile) {
        stored.merge(patient, profile, (known, said) -> said.knownAt().isBefore(known.knownAt()) ? known : said);
    }
}
