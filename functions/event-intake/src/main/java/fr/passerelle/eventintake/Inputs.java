package fr.passerelle.eventintake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.TransmissionStore;

/** Finds the inputs about a patient. */
final class Inputs {
    private Inputs() {
    }

    /** Under any of these keys, the oldest first. */
    static List<Input> about(TransmissionStore store, List<PatientKey> patient) {
        return patient.stream().flatMap(key -> store.concerning(key).stream()).distinct().map(store::input).flatMap(Optional::stream)
                .sorted(Comparator.comparing(Input::receivedAt).thenComparing(Input::id)).toList();
    }
}
