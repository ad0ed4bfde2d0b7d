package fr.passerelle.local.golive;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

import fr.passerelle.local.golive.GoLiveReport.Line;
import fr.passerelle.local.golive.GoLiveReport.Tally;

/** The go-live report as people read it, in French. */
public final class GoLiveText {
    private final PrintWriter out;

    public GoLiveText(PrintWriter out) {
        this.out = out;
    }

    public void print(GoLiveReport report) {
        out.printf("Parcours %s (%s), établissement %s, état %s, version %s%n", report.pathway(), report.title(), report.establishment(),
                report.state(), report.version());
        out.printf("%d entrée(s) comptée(s)%s%n", report.inputs(),
                report.underWay() == 0 ? "" : ", dont %d envoi(s) en cours".formatted(report.underWay()));
        tally("Serait parti", report.wouldBeSent());
        tally("Parti", report.sent());
        stops(report.stopped());
        unlisted(report.unlisted());
        missing(report.missing());
        out.flush();
    }

    private void tally(String heading, Tally tally) {
        out.printf("%n%s : %d envoi(s)%n", heading, tally.dispatches());
        for (Line line : tally.lines()) {
            out.printf("  %5d  %-22s %-14s %s%n", line.count(), line.destination(), Optional.ofNullable(line.type()).orElse("rendez-vous"),
                    Optional.ofNullable(line.unit()).orElse("unité non dite"));
        }
    }

    private void stops(List<GoLiveReport.Stop> stops) {
        out.printf("%nNe serait pas parti : %s%n", stops.isEmpty() ? "rien" : stops.size() + " cause(s)");
        for (GoLiveReport.Stop stop : stops) {
            out.printf("  %5d  %s%n", stop.dispatches(),
                    stop.code() == null
                            ? stop.state()
                            : "%s [%s · %s · %s]".formatted(stop.text(), stop.state(), stop.code(), stop.owner()));
            out.printf("         par exemple : %s%n", String.join(", ", stop.examples()));
        }
    }

    private void unlisted(List<GoLiveReport.Unlisted> unlisted) {
        if (unlisted.isEmpty()) {
            return;
        }
        out.printf("%nRetenu dans l'établissement car aucun parcours ne liste le type :%n");
        unlisted.forEach(type -> out.printf("  %5d  %-14s par exemple : %s%n", type.inputs(), type.type(),
                String.join(", ", type.examples())));
    }

    private void missing(List<GoLiveReport.Lack> missing) {
        out.printf("%nPour passer à l'état general : %s%n", missing.isEmpty() ? "il ne manque rien au fichier" : "il manque");
        missing.forEach(lack -> out.printf("  - %s [%s]%n", lack.text(), lack.code()));
    }
}
