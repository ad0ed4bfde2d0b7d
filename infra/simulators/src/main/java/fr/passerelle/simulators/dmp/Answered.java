package fr.passerelle.simulators.dmp;

import java.util.List;

import fr.passerelle.simulators.xds.Finding;

/**
 * One call and what was answered, for tests and for the command line.
 *
 * @param number rank of the call, from 1
 * @param endpoint {@code repository}, {@code registry} or {@code patients}
 * @param outcome e.g. {@code Success}, {@code Failure}, {@code Fault}, {@code HTTP 503}, {@code no answer}; {@code OPEN}, {@code CLOSED},
 *         {@code NONE} or {@code AE} of a test of existence
 * @param findings faults seen by the rules, empty when a scenario answered in their place
 */
public record Answered(int number, String endpoint, String outcome, List<Finding> findings) {
    public Answered {
        findings = List.copyOf(findings);
    }
}
