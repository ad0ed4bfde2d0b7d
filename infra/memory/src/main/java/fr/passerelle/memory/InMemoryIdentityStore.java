package fr.passerelle.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.IdentityStore;

/** What the identity feeds said, in memory; what is older never replaces what is newer. */
public final class InMemoryIdentityStore implements IdentityStore {
    private final Map<Place, KnownIdentity> stored = new ConcurrentHashMap<>();

    private final Map<PatientKey, Set<PatientKey>> links = new ConcurrentHashMap<>();

    private record Place(String establishment, PatientKey patient) {}

    @Override
    public Optional<KnownIdentity> of(String establishment, PatientKey patient) {
        return Optional.ofNullable(stored.get(new Place(establishment, patient)));
    }

    @Override
    public boolean record(String establishment, PatientKey patient, KnownIdentity identity) {
        KnownIdentity kept = stored.merge(new Place(establishment, patient), identity,
                (known, said) -> KnownIdentity.ORDER.compare(said, known) < 0 ? known : said);
        return KnownIdentity.ORDER.compare(kept, identity) == 0;
    }

    @Override
    public void link(PatientKey patient, PatientKey other) {
        links.computeIfAbsent(patient, _ -> ConcurrentHashMap.newKeySet()).add(other);
    }

    @Override
    public List<PatientKey> linked(PatientKey patient) {
        return links.getOrDefault(patient, Set.of()).stream().sorted(Comparator.comparing(PatientKey::value)).toList();
    }
}
