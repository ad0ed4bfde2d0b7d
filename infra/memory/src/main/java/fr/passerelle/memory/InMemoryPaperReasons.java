package fr.passerelle.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.paper.PaperReason;
import fr.passerelle.core.port.PaperReasons;

/** Paper reasons in memory. */
public final class InMemoryPaperReasons implements PaperReasons {
    private final Map<Place, PaperReason> stored = new ConcurrentHashMap<>();

    private record Place(PatientKey patient, String pathway) {}

    @Override
    public Optional<PaperReason> of(PatientKey patient, String pathway) {
        return Optional.ofNullable(stored.get(new Place(patient, pathway)));
    }

    @Override
    public void note(PatientKey patient, PaperReason reason) {
        stored.put(new Place(patient, reason.pathway()), reason);
    }

    @Override
    public void end(PatientKey patient, String pathway, Instant at) {
        stored.remove(new Place(patient, pathway));
    }
}
