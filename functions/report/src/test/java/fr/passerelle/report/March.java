package fr.passerelle.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.indicator.Cell;
import fr.passerelle.core.indicator.Counted;
import fr.passerelle.core.indicator.Counter;
import fr.passerelle.core.indicator.Delays;
import fr.passerelle.core.indicator.Sum;
import fr.passerelle.core.indicator.Tally;
import fr.passerelle.core.pathway.CmeDecision;
import fr.passerelle.core.pathway.Fallback;
import fr.passerelle.core.pathway.Owners;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.memory.InMemoryCounters;
import fr.passerelle.report.MonthReports.Subject;

/** A month of two fictitious hospitals: one in general use, one in its pilot. */
final class March {
    static final YearMonth MONTH = YearMonth.of(2026, 3);
    static final Instant MADE = Instant.parse("2026-04-02T06:00:00Z");
    static final String GENERAL = "750999997";
    static final String PILOT = "330999996";

    final InMemoryCounters counters = new InMemoryCounters();

    March() {
        var random = new Random(20260309);
        for (LocalDate day : MONTH.atDay(1).datesUntil(MONTH.plusMonths(1).atDay(1)).toList()) {
            int busy = day.getDayOfWeek().getValue() > 5 ? 3 : 20;
            letters(day, busy + random.nextInt(6));
            int all = 2 * busy;
            add(GENERAL, day, "P18-biologie", "11502-2", "5010",
                    "received %1$d, eligible %1$d, ins_qualified %1$d, dmp_accepted %2$d, confirmed %2$d, first_pass %2$d, delay:PT2M %2$d"
                            .formatted(all, all - 1));
            add(GENERAL, day, "P06-rendez-vous", null, "7001", "mss_patient_sent %d, refused:MAIL_ADDRESS 1".formatted(busy));
        }
        add(GENERAL, MONTH.atDay(12), "P01-sortie", "11490-0", "9999", "received 3, eligible 3, dmp_accepted 2");
        add(GENERAL, MONTH.atDay(12), null, null, null, "refused:FIELD_MISSING 4, refused:INS_KEY 2");
        add(PILOT, MONTH.atDay(10), "P03-implant", "101881-1", "2201", "received 12, eligible 12, dmp_accepted 9, dry_run 3,"
                + " ins_qualified 10, ins_not_qualified 2, confirmed 9, first_pass 8, delay:PT5M 9, set_aside:OPPOSED 1, dmp_opposed 1");
        add(PILOT, MONTH.atDay(17), "P16-oncologie", "34794-8", "2300", "received 6, eligible 6, dry_run 6");
    }

    private void letters(LocalDate day, int count) {
        int accepted = count - 1;
        var delays = new StringBuilder();
        for (int i = 0; i < accepted; i++) {
            delays.append(", delay:").append(Delays.bucket(Duration.ofMinutes(1L << Math.min(i, 11)))).append(" 1");
        }
        add(GENERAL, day, "P01-sortie", "11490-0", "4512",
                ("received %1$d, eligible %1$d, dmp_sent %1$d, mss_patient_sent %1$d, dmp_accepted %2$d, ins_qualified %2$d,"
                        + " ins_not_qualified 1, letter_dated %2$d, letter_same_day %3$d, stay_with_letter %2$d, stay_with_document %2$d,"
                        + " stay_closed %4$d, confirmed %2$d, first_pass %2$d, dmp_failed:DMP_REFUSED 1, refused:DMP_REFUSED 1,"
                        + " dmp_replaced 1").formatted(count, accepted, Math.max(0, count - 3), count + 2) + delays);
    }

    /** @param words {@code <counter> <value>}, with commas */
    private void add(String finess, LocalDate day, @Nullable String pathway, @Nullable String type, @Nullable String unit, String words) {
        var cell = new Cell(finess, day, null, type, "DPI", pathway, unit);
        Map<Counter, Long> counts = Stream.of(words.split(", *")).map(w -> w.split(" "))
                .collect(Collectors.toMap(w -> Counter.of(w[0]), w -> Long.valueOf(w[1]), Long::sum));
        counters.count(Counted.nothing(cell.toString()), new Tally(Set.of("all"), List.of(new Sum(cell, counts)), Set.of()));
    }

    static List<Subject> subjects() {
        var cme = new CmeDecision("CME 2025-14", LocalDate.parse("2025-11-18"));
        return List.of(
                new Subject(GENERAL, "Centre hospitalier de démonstration", new Pathways(List.of(
                        pathway(GENERAL, "P01-sortie", "Sortie d'hospitalisation", PathwayState.GENERAL, cme, List.of()),
                        pathway(GENERAL, "P06-rendez-vous", "Rendez-vous", PathwayState.GENERAL, cme, List.of()),
                        pathway(GENERAL, "P18-biologie", "Biologie", PathwayState.PILOT, cme, List.of("5010")),
                        pathway(GENERAL, "P16-oncologie", "Oncologie <annonce>", PathwayState.DRAFT, null, List.of())))),
                new Subject(PILOT, "Clinique de l'Estuaire (fictive)", new Pathways(List.of(
                        pathway(PILOT, "P03-implant", "Dispositif implanté", PathwayState.PILOT, cme, List.of("2201")),
                        pathway(PILOT, "P16-oncologie", "Oncologie", PathwayState.TEST, null, List.of())))));
    }

    private static Pathway pathway(String finess, String id, String title, PathwayState state, @Nullable CmeDecision cme,
            List<String> units) {
        return new Pathway(finess, id, title, state, LocalDate.parse("2026-01-12"), null, List.of(), List.of(), Trigger.DOCUMENT, List.of(),
                Sequence.USUAL, Reply.CLOSED, null, List.of(), Fallback.USUAL, units, cme,
                new Owners("Chef du pôle chirurgie", "Directrice des usagers", "Équipe interfaces"), "0a1b2c3d4e5f");
    }

    Map<String, byte[]> files(ReportFiles.Format... formats) {
        return new ReportFiles(counters).of(MONTH, subjects(), Set.of(formats), MADE);
    }
}
