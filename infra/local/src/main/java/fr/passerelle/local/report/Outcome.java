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
 * @param expected what the manifest of the sample day expects, absent for anything else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(String id, String input, String destination, String state, @Nullable String hold, @Nullable String expected,
        List<Why> reasons) {

    /** A reason as staff read it. */
    public record Why(String code, String text, String owner) {}

    /** One word for tables: {@code held/identity}, {@code confirmed}. */
    public String words() {
        return hold == null ? state : state + "/" + hold;
    }

    public boolean asExpected() {
        return expected == null || expected.equals(words());
    }
}
