package fr.passerelle.formats.patient;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Patient;

/**
 * A patient block once read.
 *
 * @param patient absent when anything in the block is wrong
 * @param faults what is wrong; the schema's own faults are not repeated here
 */
public record PatientReading(@Nullable Patient patient, List<Reason> faults) {
    public PatientReading {
        faults = List.copyOf(faults);
    }
}
