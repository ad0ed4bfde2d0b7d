package fr.passerelle.local.check;

import java.io.PrintWriter;

import org.jspecify.annotations.Nullable;

/** Prints a report for people. */
public final class CheckText {
    private final PrintWriter out;

    public CheckText(PrintWriter out) {
        this.out = out;
    }

    /** Every input with its findings, then the totals. */
    public void print(CheckReport report) {
        report.documents().stream().filter(d -> d.verdict() != Verdict.IGNORED).forEach(this::print);
        report.documents().stream().filter(d -> d.verdict() == Verdict.IGNORED)
                .forEach(d -> out.printf("%s : ignoré, %s%n", d.file(), d.form()));
        CheckReport.Totals t = report.totals();
        out.printf("%nTotal : %d lus (%d acceptés, %d retenus, %d refusés), %d ignorés ; %d fautes, %d remarques.%n", t.read(),
                t.accepted(),
                t.held(), t.refused(), t.ignored(), t.faults(), t.warnings());
        out.flush();
    }

    private void print(DocumentReport document) {
        out.printf("%s (%s) : %s%n", document.file(), document.form(), document.verdict().word());
        document.effects().forEach(effect -> out.printf("    → %s%n", effect));
        document.faults().forEach(fault -> print("FAUTE", fault));
        document.waits().forEach(wait -> print("attente", wait));
        document.warnings().forEach(warning -> print("remarque", warning));
    }

    private void print(String kind, Finding finding) {
        out.printf("    %s %s%s [%s]%n", kind, finding.code(), at(finding.where()), finding.source());
        out.printf("        %s [%s]%n", finding.text(), finding.owner());
    }

    private static String at(@Nullable String where) {
        return where == null ? "" : " en " + where;
    }
}
