package fr.passerelle.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.passerelle.core.indicator.Sum;
import fr.passerelle.core.port.Counters;
import fr.passerelle.report.MonthReports.Subject;

/** The files of a month, ready to be kept or sent: what the command line and a deployed stage write. */
public final class ReportFiles {
    private final MonthReports reports;

    public ReportFiles(Counters counters) {
        this.reports = new MonthReports(counters);
    }

    /** What the same figures may be written as. */
    public enum Format {
        HTML,
        CSV,
        JSON
    }

    /**
     * @param subjects establishments, in the order they are shown
     * @return contents by name, e.g. {@code cahier-2026-03.html}
     */
    public Map<String, byte[]> of(YearMonth month, List<Subject> subjects, Set<Format> formats, Instant now) {
        Map<String, List<Sum>> sums = sums(month, subjects);
        MonthReport report = reports.of(month, subjects, sums, now);
        var files = new LinkedHashMap<String, byte[]>();
        String stem = "cahier-" + month;
        for (Format format : formats) {
            switch (format) {
                case HTML -> files.put(stem + ".html", new HtmlReport().write(report));
                case JSON -> files.put(stem + ".json", new JsonReport().write(report));
                case CSV -> new CsvReport().write(report, sums).forEach((name, content) -> files.put(stem + "-" + name, content));
            }
        }
        return files;
    }

    /** The same figures as a whole, for whoever computes with them. */
    public MonthReport report(YearMonth month, List<Subject> subjects, Instant now) {
        return reports.of(month, subjects, sums(month, subjects), now);
    }

    private Map<String, List<Sum>> sums(YearMonth month, List<Subject> subjects) {
        var sums = new LinkedHashMap<String, List<Sum>>();
        subjects.forEach(subject -> sums.put(subject.finess(), reports.sums(subject.finess(), month)));
        return sums;
    }
}
