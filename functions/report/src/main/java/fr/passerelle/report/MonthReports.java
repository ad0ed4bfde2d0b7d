package fr.passerelle.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import fr.passerelle.core.indicator.Delays;
import fr.passerelle.core.indicator.Figures;
import fr.passerelle.core.indicator.Indicator;
import fr.passerelle.core.indicator.Sum;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.port.Counters;
import fr.passerelle.core.reject.CatalogueEntry;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.report.MonthReport.Day;
import fr.passerelle.report.MonthReport.Delay;
import fr.passerelle.report.MonthReport.EstablishmentReport;
import fr.passerelle.report.MonthReport.Reach;
import fr.passerelle.report.MonthReport.Refusal;
import fr.passerelle.report.MonthReport.Summary;
import fr.passerelle.report.MonthReport.Use;
import fr.passerelle.report.MonthReport.Volume;

/** Makes the report of a month from its counters and the pathways; reads no transmission. */
public final class MonthReports {
    private static final String NONE = "";
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.95;

    private final Counters counters;
    private final RejectCatalogue catalogue = new RejectCatalogue();
    private final DocumentTypes types = new DocumentTypes();

    public MonthReports(Counters counters) {
        this.counters = counters;
    }

    /**
     * Whom a report is about.
     *
     * @param finess FINESS EJ
     */
    public record Subject(String finess, String name, Pathways pathways) {}

    /**
     * @param sums what was counted of each, by FINESS EJ, see {@link #sums}
     * @param now when it is made, kept in it
     */
    public MonthReport of(YearMonth month, List<Subject> subjects, Map<String, List<Sum>> sums, Instant now) {
        return new MonthReport(month, now,
                subjects.stream().map(subject -> of(subject, sums.getOrDefault(subject.finess(), List.of()))).toList());
    }

    /** Everything counted in a month, day after day. */
    public List<Sum> sums(String finess, YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).flatMap(day -> counters.sums(finess, day).stream()).toList();
    }

    private EstablishmentReport of(Subject subject, List<Sum> sums) {
        Figures all = Figures.of(sums);
        return new EstablishmentReport(subject.finess(), subject.name(), summary(all), uses(subject.pathways(), sums), volumes(sums),
                days(sums), refusals(all), delay(all), Services.of(sums));
    }

    private static Summary summary(Figures f) {
        return new Summary(f.of(Indicator.RECEIVED), f.of(Indicator.REPLACEMENT_RECEIVED),
                f.ratio(Indicator.DMP_ACCEPTED, Indicator.ELIGIBLE), f.acceptance(), f.identity(), f.of(Indicator.INS_RELEASED),
                f.ratio(Indicator.FIRST_PASS, Indicator.CONFIRMED), f.ratio(Indicator.LETTER_SAME_DAY, Indicator.LETTER_DATED),
                f.ratio(Indicator.STAY_WITH_LETTER, Indicator.STAY_CLOSED), f.ratio(Indicator.STAY_WITH_DOCUMENT, Indicator.STAY_CLOSED),
                f.of(Indicator.STAY_UNKNOWN), f.of(Indicator.DMP_REPLACED), f.of(Indicator.DMP_DELETED), f.of(Indicator.DMP_OPPOSED),
                f.of(Indicator.DMP_NO_PROFILE), f.of(Indicator.DMP_CLOSED), f.of(Indicator.DMP_HIDDEN_PATIENT),
                f.of(Indicator.DMP_MASKED), f.of(Indicator.DMP_MINOR_SECRET), f.of(Indicator.DMP_REVEALED), f.of(Indicator.DRY_RUN),
                f.of(Indicator.PRINTED), patients(f), professionals(f));
    }

    private static Reach patients(Figures f) {
        return new Reach(f.of(Indicator.MSS_PATIENT_SENT), f.of(Indicator.MSS_PATIENT_DELIVERED), f.of(Indicator.MSS_PATIENT_READ),
                f.of(Indicator.MSS_PATIENT_READ_IN_TIME), f.of(Indicator.MSS_PATIENT_REPLIED), f.of(Indicator.MSS_PATIENT_BOUNCED));
    }

    private static Reach professionals(Figures f) {
        return new Reach(f.of(Indicator.MSS_PRO_SENT), f.of(Indicator.MSS_PRO_DELIVERED), f.of(Indicator.MSS_PRO_READ),
                f.of(Indicator.MSS_PRO_READ_IN_TIME), f.of(Indicator.MSS_PRO_REPLIED), f.of(Indicator.MSS_PRO_BOUNCED));
    }

    /** Every pathway configured, used or not, then what was counted to others. */
    private static List<Use> uses(Pathways pathways, Collection<Sum> sums) {
        Map<String, Figures> counted = new TreeMap<>(Figures.by(sums, cell -> Optional.ofNullable(cell.pathway()).orElse(NONE)));
        var uses = new ArrayList<Use>();
        pathways.all().stream().sorted(Comparator.comparing(Pathway::id)).forEach(
                p -> uses.add(use(p, Optional.ofNullable(counted.remove(p.id())).orElse(new Figures(Map.of())))));
        counted.forEach((id, figures) -> uses.add(use(id, figures)));
        return uses;
    }

    private static Use use(Pathway p, Figures f) {
        var cme = p.cme();
        return new Use(p.id(), p.title(), p.state().word(), p.from(), p.to(), p.owners().medical(), p.owners().administrative(),
                p.reply().owner(), cme == null ? null : cme.reference(), cme == null ? null : cme.date(), p.pilotUnits(),
                f.of(Indicator.RECEIVED), f.of(Indicator.DMP_ACCEPTED), patients(f), f.of(Indicator.REFUSED), f.of(Indicator.DRY_RUN));
    }

    private static Use use(String id, Figures f) {
        return new Use(id, id.isEmpty() ? "Hors parcours" : id, "absent", null, null, null, null, null, null, null, List.of(),
                f.of(Indicator.RECEIVED), f.of(Indicator.DMP_ACCEPTED), patients(f), f.of(Indicator.REFUSED), f.of(Indicator.DRY_RUN));
    }

    private List<Volume> volumes(Collection<Sum> sums) {
        List<Sum> documents = sums.stream().filter(s -> s.cell().type() != null).toList();
        return Figures.by(documents, cell -> Optional.ofNullable(cell.type()).orElse(NONE)).entrySet().stream()
                .map(e -> new Volume(e.getKey(), types.find(e.getKey()).map(t -> t.type().label()).orElse(e.getKey()),
                        e.getValue().of(Indicator.RECEIVED), e.getValue().ratio(Indicator.DMP_ACCEPTED, Indicator.RECEIVED),
                        e.getValue().of(Indicator.DMP_REPLACED)))
                .filter(v -> v.received() + v.feeding().part() + v.replaced() > 0)
                .sorted(Comparator.comparingLong(Volume::received).reversed().thenComparing(Volume::type)).toList();
    }

    private static List<Day> days(Collection<Sum> sums) {
        Map<LocalDate, Figures> days = Figures.by(sums, cell -> cell.day());
        return days.entrySet().stream().map(e -> new Day(e.getKey(), e.getValue().of(Indicator.RECEIVED),
                e.getValue().of(Indicator.DMP_ACCEPTED),
                e.getValue().of(Indicator.MSS_PATIENT_SENT) + e.getValue().of(Indicator.MSS_PRO_SENT),
                e.getValue().of(Indicator.REFUSED))).toList();
    }

    private List<Refusal> refusals(Figures all) {
        Function<Boolean, Stream<Refusal>> of = fault -> all.details(fault ? Indicator.REFUSED : Indicator.SET_ASIDE).entrySet().stream()
                .map(e -> refusal(e.getKey(), fault, e.getValue()));
        return Stream.of(true, false).flatMap(of)
                .sorted(Comparator.comparingLong(Refusal::count).reversed().thenComparing(Refusal::code)).toList();
    }

    private Refusal refusal(String code, boolean fault, long count) {
        CatalogueEntry entry = catalogue.entry(code);
        return new Refusal(code, entry.text().replaceAll("\\{[^}]*}", "…"), entry.owner(), fault, count);
    }

    private static Delay delay(Figures all) {
        Map<String, Long> histogram = all.details(Indicator.DELAY);
        return new Delay(Delays.percentile(histogram, MEDIAN).orElse(null), Delays.percentile(histogram, MOST).orElse(null),
                Delays.ordered(histogram).stream().map(e -> new Delay.Band(e.getKey(), e.getValue())).toList());
    }
}
