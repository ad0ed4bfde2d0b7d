package fr.passerelle.core.step;

import java.util.List;
import java.util.Optional;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;

/**
 * What the event that starts steps leaves in the vault for them. Texts are not in it: they are those of the pathway on the day.
 *
 * @param patient as known when they were planned; read again when one leaves
 */
public record StepPackage(String inputId, Establishment establishment, Patient patient, List<PlannedStep> steps) {
    public StepPackage {
        steps = List.copyOf(steps);
    }

    /** @param part of its dispatch */
    public Optional<PlannedStep> step(int part) {
        return steps.stream().filter(step -> step.part() == part).findFirst();
    }
}
