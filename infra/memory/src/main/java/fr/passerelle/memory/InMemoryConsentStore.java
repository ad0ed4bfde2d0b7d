package fr.passerelle.memory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import fr.passerelle.core.consent.ConsentFlag;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Consents;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ConsentStore;

/** Consents in memory: one flag per patient, scope and source; an older record of a source never replaces its newer one. */
public final class InMemoryConsentStore implements ConsentStore {
    private final Map<Slot, ConsentFlag> flags = new ConcurrentHashMap<>();

    private record Slot(PatientKey patient, ConsentScope scope, String source) {}

    @Override
    public Consents of(PatientKey patient) {
        List<ConsentFlag> found = flags.entrySet().stream().filter(e -> e.getKey().patient().equals(patient)).map(Map.Entry::getValue)
                .toList();
        return new Consents(found);
    }

    @Override
    public void record(PatientKey patient, ConsentFlag flag) {
        flags.merge(new Slot(patient, flag.scope(), flag.source()), flag,
                (stored, given) -> given.recordedAt().isBefore(stored.recordedAt()) ? stored : given);
    }
}
