package fr.passerelle.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ConsentStore;

/** Histories of choices in memory. */
public final class InMemoryConsentStore implements ConsentStore {
    private final Map<PatientKey, List<ChoiceRecord>> histories = new ConcurrentHashMap<>();

    @Override
    public void append(PatientKey patient, ChoiceRecord line) {
        histories.merge(patient, List.of(line), (known, _) -> known.stream().anyMatch(line::repeats)
                ? known
                : Stream.concat(known.stream(), Stream.of(line)).sorted(Comparator.comparing(ChoiceRecord::collectedAt)).toList());
    }

    @Override
    public List<ChoiceRecord> history(PatientKey patient) {
        return histories.getOrDefault(patient, List.of());
    }
}
