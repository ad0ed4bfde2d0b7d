package fr.passerelle.local.check;

import java.util.List;
import java.util.function.ToIntFunction;

/** What {@code check --json} prints. */
public record CheckReport(List<DocumentReport> documents, Totals totals) {
    public CheckReport {
        documents = List.copyOf(documents);
    }

    /** Numbers of inputs by verdict, then of findings. */
    public record Totals(int read, int accepted, int held, int refused, int ignored, int faults, int warnings) {}

    static CheckReport of(List<DocumentReport> documents) {
        int ignored = count(documents, Verdict.IGNORED);
        return new CheckReport(documents,
                new Totals(documents.size() - ignored, count(documents, Verdict.ACCEPTED), count(documents, Verdict.HELD),
                        count(documents, Verdict.REFUSED), ignored, sum(documents, d -> d.faults().size()),
                        sum(documents, d -> d.warnings().size())));
    }

    private static int count(List<DocumentReport> documents, Verdict verdict) {
        return sum(documents, d -> d.verdict() == verdict ? 1 : 0);
    }

    private static int sum(List<DocumentReport> documents, ToIntFunction<DocumentReport> of) {
        return documents.stream().mapToInt(of).sum();
    }
}
