package fr.passerelle.local.report;

import java.io.PrintWriter;
import java.util.List;

/** Prints outcomes as a table: one line per dispatch, and under it the sentence staff read where something is refused, held or noted. */
public final class OutcomeTable {
    /** Enough of an id to find it again with {@code status ID}. */
    private static final int ID = 8;

    private final PrintWriter out;

    public OutcomeTable(PrintWriter out) {
        this.out = out;
    }

    public void print(List<Outcome> outcomes) {
        int input = widest(outcomes.stream().map(Outcome::input).toList(), "ENTRÉE");
        int destination = widest(outcomes.stream().map(Outcome::destination).toList(), "DESTINATION");
        int state = widest(outcomes.stream().map(Outcome::words).toList(), "ÉTAT");
        String row = "%-" + ID + "s  %-" + input + "s  %-" + destination + "s  %-" + state + "s  %s%n";
        out.printf(row, "ID", "ENTRÉE", "DESTINATION", "ÉTAT", "");
        for (Outcome outcome : outcomes) {
            out.printf(row, outcome.id().substring(0, Math.min(ID, outcome.id().length())), outcome.input(), outcome.destination(),
                    outcome.words(), verdict(outcome));
            for (Outcome.Why why : outcome.reasons()) {
                Paragraph.print(out, why.text() + " [" + why.code() + " · " + why.owner() + "]");
            }
        }
        out.flush();
    }

    private static String verdict(Outcome outcome) {
        if (outcome.expected() == null) {
            return "";
        }
        String waited = outcome.waited().isEmpty() ? "" : ", après l'attente de : " + String.join(", ", outcome.waited());
        return (outcome.asExpected() ? "comme prévu" : "IMPRÉVU, attendu : " + outcome.expected()) + waited;
    }

    private static int widest(List<String> values, String heading) {
        return Math.max(heading.length(), values.stream().mapToInt(String::length).max().orElse(0));
    }
}
