package fr.passerelle.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.indicator.Counter;
import fr.passerelle.core.indicator.Ratio;
import fr.passerelle.core.indicator.Sum;
import fr.passerelle.report.MonthReport.EstablishmentReport;
import fr.passerelle.report.MonthReport.Service;
import fr.passerelle.report.MonthReport.Summary;
import fr.passerelle.report.MonthReport.Use;

/** The report as tables, one file each. */
public final class CsvReport {
    /**
     * @param sums of each establishment, by FINESS EJ: the counters one by one, without units, whose small numbers could point at somebody
     * @return contents by name of file, in their order
     */
    public Map<String, byte[]> write(MonthReport report, Map<String, List<Sum>> sums) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("indicateurs.csv", summaries(report));
        files.put("parcours.csv", uses(report));
        files.put("services.csv", services(report));
        files.put("refus.csv", refusals(report));
        files.put("compteurs.csv", counters(report, sums));
        return files;
    }

    private static byte[] summaries(MonthReport report) {
        var csv = new Csv("mois", "finess_ej", "indicateur", "numerateur", "denominateur", "taux");
        for (EstablishmentReport e : report.establishments()) {
            Summary s = e.summary();
            var ratios = new LinkedHashMap<String, Ratio>();
            ratios.put("alimentation_dmp", s.feeding());
            ratios.put("acceptation", s.acceptance());
            ratios.put("ins_qualifiees", s.identity());
            ratios.put("sans_intervention", s.firstPass());
            ratios.put("lettres_jour_meme", s.sameDay());
            ratios.put("sejours_avec_lettre", s.staysWithLetter());
            ratios.put("sejours_avec_document", s.staysWithDocument());
            ratios.put("messages_patient_remis", new Ratio(s.patients().delivered(), s.patients().sent()));
            ratios.put("messages_patient_lus_7j", new Ratio(s.patients().readInTime(), s.patients().sent()));
            ratios.forEach((name, ratio) -> csv.row(List.of(report.month().toString(), e.finess(), name, Long.toString(ratio.part()),
                    Long.toString(ratio.whole()), share(ratio))));
            csv.row(List.of(report.month().toString(), e.finess(), "delai_median", text(e.delay().median()), "", ""));
            csv.row(List.of(report.month().toString(), e.finess(), "delai_95e_centile", text(e.delay().percentile95()), "", ""));
        }
        return csv.bytes();
    }

    /** With a comma, four digits; empty when there is nothing to divide by. */
    private static String share(Ratio ratio) {
        return ratio.share().isEmpty() ? "" : "%.4f".formatted(ratio.share().getAsDouble()).replace('.', ',');
    }

    private static byte[] uses(MonthReport report) {
        var csv = new Csv("mois", "finess_ej", "parcours", "titre", "etat", "depuis", "jusqu_au", "responsable_medical",
                "responsable_administratif", "reponses_lues_par", "decision_cme", "date_cme", "services_pilotes", "recus", "confirmes_dmp",
                "messages_patient", "remis", "lus", "reponses", "refuses", "a_blanc");
        report.establishments().forEach(e -> e.uses().forEach(u -> csv.row(use(report, e, u))));
        return csv.bytes();
    }

    private static List<String> use(MonthReport report, EstablishmentReport e, Use u) {
        var row = new ArrayList<>(List.of(report.month().toString(), e.finess(), u.id(), u.title(), u.state(), text(u.from()), text(u.to()),
                text(u.medicalOwner()), text(u.administrativeOwner()), text(u.replyOwner()), text(u.cmeReference()), text(u.cmeDate()),
                String.join(" ", u.pilotUnits())));
        for (long number : new long[]{u.received(), u.accepted(), u.reach().sent(), u.reach().delivered(), u.reach().read(),
                u.reach().answered(), u.refused(), u.dryRun()}) {
            row.add(Long.toString(number));
        }
        return row;
    }

    private static byte[] services(MonthReport report) {
        var csv = new Csv("mois", "finess_ej", "service", "recus", "confirmes_dmp", "messages_patient", "lus", "reponses", "refuses",
                "imprimes");
        report.establishments().forEach(e -> e.services().forEach(s -> csv.row(service(report, e, s))));
        return csv.bytes();
    }

    private static List<String> service(MonthReport report, EstablishmentReport e, Service s) {
        var row = new ArrayList<>(List.of(report.month().toString(), e.finess(), text(s.unit())));
        for (Shown shown : List.of(s.received(), s.accepted(), s.messages(), s.read(), s.answered(), s.refused(), s.printed())) {
            row.add(shown.value() == null ? French.shown(shown) : shown.value().toString());
        }
        return row;
    }

    private static byte[] refusals(MonthReport report) {
        var csv = new Csv("mois", "finess_ej", "code", "nature", "nombre", "motif", "qui_agit");
        report.establishments().forEach(e -> e.refusals().forEach(r -> csv.row(List.of(report.month().toString(), e.finess(), r.code(),
                r.fault() ? "erreur" : "choix ou règle", Long.toString(r.count()), r.text(), r.owner().label()))));
        return csv.bytes();
    }

    private static byte[] counters(MonthReport report, Map<String, List<Sum>> sums) {
        var csv = new Csv("mois", "finess_ej", "finess_eg", "type", "parcours", "compteur", "valeur");
        sums.forEach((finess, cells) -> {
            var added = new TreeMap<List<String>, Long>((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
            cells.forEach(sum -> sum.counts().forEach((counter, value) -> added.merge(place(sum, counter), value, Long::sum)));
            added.forEach((place, value) -> {
                var row = new ArrayList<>(List.of(report.month().toString(), finess));
                row.addAll(place);
                row.add(value.toString());
                csv.row(row);
            });
        });
        return csv.bytes();
    }

    private static List<String> place(Sum sum, Counter counter) {
        return List.of(text(sum.cell().site()), text(sum.cell().type()), text(sum.cell().pathway()), counter.word());
    }

    private static String text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString).orElse("");
    }
}
