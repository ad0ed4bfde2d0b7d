package fr.passerelle.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.AccessTraces;

/** Traces of access in memory. */
public final class InMemoryAccessTraces implements AccessTraces {
    private final Map<PatientKey, List<Access>> traces = new ConcurrentHashMap<>();

    @Override
    public void add(PatientKey patient, Access access) {
        traces.merge(patient, List.of(access), (known, _) -> known.contains(access)
                ? known
                : Stream.concat(known.stream(), Stream.of(access)).sorted(Comparator.comparing(Access::at)).toList());
    }

    @Override
    public List<Access> of(PatientKey patient) {
        return traces.getOrDefault(patient, List.of());
    }
}
