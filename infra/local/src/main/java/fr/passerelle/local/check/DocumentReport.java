package fr.passerelle.local.check;

import java.util.List;

/**
 * The report of one input.
 *
 * @param file path as it was given
 * @param form what it was read as, in French
 * @param effects what would become of it: destinations, acknowledgements
 * @param faults what must be repaired; not empty exactly when it is refused
 * @param waits why something would wait or not go somewhere, though nothing is wrong
 * @param warnings what was assumed or tolerated
 */
public record DocumentReport(String file, String form, Verdict verdict, List<String> effects, List<Finding> faults, List<Finding> waits,
        List<Finding> warnings) {
    public DocumentReport {
        effects = List.copyOf(effects);
        faults = List.copyOf(faults);
        waits = List.copyOf(waits);
        warnings = List.copyOf(warnings);
    }
}
