package fr.passerelle.local.report;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of one dispatch, as {@code run --json} and {@code status --json} print it.
 *
 * @param id id of the dispatch; of the input for a duplicate
 * @param input the hospital's name of the input
 * @param destination {@code dmp}, {@code patient-mailbox}, {@code professional-mailbox} or {@code none}
 * @param state word of the state
 * @param hold what is waited for, only when held
 * @param waited what it was held for on its way and let go from, in the sample day only
 * @param expected what the manifest of the sample day expects, absent for anything else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(String id, String input, String destination, String state, @Nullable String hold, List<String> waited,
        @Nullable String expected, List<Why> reasons) {
    public Outcome {
        waited = List.copyOf(waited);
        reasons = List.copyOf(reasons);
    }

    /** A reason as staff read it. */
    public record Why(String code, String text, String owner) {}

    /** One word for tables: {@code held/identity}, {@code confirmed}. */
    public String words() {
        return hold == null ? state : state + "/" + hold;
    }

    /** The same beside what was expected of it. */
    public Outcome judged(List<String> holds, String expectation) {
        return new Outcome(id, input, destination, state, hold, holds, expectation, reasons);
    }

    public boolean asExpected() {
        return expected == null || expected.equals(words());
    }
}
