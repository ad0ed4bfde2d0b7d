package fr.passerelle.local.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.local.report.DayReport;
import fr.passerelle.local.report.Outcome;
import fr.passerelle.local.report.OutcomeReader.InputOutcome;

/**
 * The sample day once played.
 *
 * @param inputs every input registered
 * @param outcomes every dispatch beside what was expected of it
 * @param surprises what came out otherwise than expected, one sentence each; empty when all is well
 */
public record SampleDayResult(List<InputOutcome> inputs, List<Outcome> outcomes, List<String> surprises) {

    /**
     * Holds what came out against the manifest.
     *
     * @param histories words of the states a dispatch has had
     * @param others what else was found, e.g. by the simulators
     */
    public static SampleDayResult of(SampleDay day, List<InputOutcome> inputs, Function<DispatchRef, List<String>> histories,
            List<String> others) {
        var expectations = new Expectations(day, histories);
        expectations.compare(inputs);
        var surprises = new ArrayList<String>(expectations.surprises());
        surprises.addAll(others);
        return new SampleDayResult(inputs, expectations.outcomes(), List.copyOf(surprises));
    }

    public DayReport report() {
        return new DayReport(inputs.size(), surprises.size(), outcomes);
    }
}
