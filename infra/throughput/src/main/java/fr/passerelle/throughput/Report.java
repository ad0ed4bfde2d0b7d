package fr.passerelle.throughput;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import fr.passerelle.bench.SyntheticDrop;

/** The figures as Markdown, ready for docs/bench.md. */
final class Report {
    private final PrintStream out;
    private final List<Integer> sizes;

    Report(PrintStream out, List<Integer> sizes) {
        this.out = out;
        this.sizes = sizes;
    }

    /** Documents a second, with the megabytes allocated for each. */
    void figures(Figures figures) {
        head("Documents a second (MB allocated for each)");
        for (Row row : Row.values()) {
            line(row.words(), sizes.stream().map(size -> figures.at(row, size).map(Report::figure).orElse("–")).toList());
        }
    }

    /** Each aim with its ratio, and whether it is met. */
    void aims(Figures figures) {
        head("Aim");
        for (Aim aim : Aim.all()) {
            line(aim.words(), sizes.stream().map(size -> figures.ratio(aim.measured(), aim.against(), size)
                    .map(ratio -> ratio(aim, size, ratio)).orElse("–")).toList());
        }
    }

    private void head(String title) {
        out.println();
        line(title, sizes.stream().map(SyntheticDrop::words).toList());
        out.println("|---" + "|--:".repeat(sizes.size()) + "|");
    }

    private void line(String title, List<String> cells) {
        out.println(cells.stream().collect(Collectors.joining(" | ", "| " + title + " | ", " |")));
    }

    private static String figure(Figures.Figure figure) {
        return String.format(Locale.ROOT, figure.perSecond() < 100 ? "%.1f (%.2f)" : "%,.0f (%.2f)", figure.perSecond(),
                figure.allocated());
    }

    private static String ratio(Aim aim, int size, double ratio) {
        String verdict = size < aim.smallest() ? "" : ratio >= aim.least() ? " met" : " MISSED";
        return String.format(Locale.ROOT, "%.2f%s", ratio, verdict);
    }
}
