package fr.passerelle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.report.MonthReport.EstablishmentReport;
import fr.passerelle.report.MonthReport.Reach;
import fr.passerelle.report.MonthReport.Service;
import fr.passerelle.report.MonthReport.Summary;
import fr.passerelle.report.MonthReport.Use;
import fr.passerelle.report.PageContent.Table.Cell;
import fr.passerelle.report.PageContent.Table.Row;

/** The sections of the page: titles, tiles and tables, as text. The template only places them. */
final class PageContent {
    private static final int MOST_CHARTED = 12;

    private PageContent() {
    }

    /** A figure that is read first. */
    record Tile(String label, String value, String detail) {}

    /**
     * A table, and the chart that the page draws from its columns.
     *
     * @param chart {@code bar}, {@code bars} (lying) or {@code line}; empty for none
     * @param note below it, empty for none
     */
    record Table(String title, String note, String chart, List<Cell> heads, List<Row> rows) {
        /**
         * @param value what the chart draws, empty for what it cannot
         * @param figure whether it is a number, aligned right
         * @param series whether the chart draws this column
         */
        record Cell(String text, String value, boolean figure, boolean series) {}

        /** @param charted false for rows beyond those a chart can show */
        record Row(Cell head, List<Cell> cells, boolean charted) {}

        boolean hasChart() {
            return !chart.isEmpty() && !rows.isEmpty();
        }

        boolean hasNote() {
            return !note.isEmpty();
        }

        boolean empty() {
            return rows.isEmpty();
        }
    }

    /** What one establishment is told by. */
    record Section(String anchor, String title, List<Tile> tiles, List<Table> tables) {}

    static Section of(EstablishmentReport report) {
        return new Section("e" + report.finess(), report.name() + " (" + report.finess() + ")", tiles(report.summary(), report),
                List.of(uses(report.uses()), volumes(report.uses()), types(report), days(report), reach(report.summary()),
                        refusals(report), beside(report.summary()), delays(report), services(report.services())));
    }

    /** Progress of each establishment: how far its pathways are, and its first figures. */
    static Table progress(List<EstablishmentReport> reports) {
        var heads = new ArrayList<Cell>(List.of(head("Établissement", false)));
        for (PathwayState state : PathwayState.values()) {
            heads.add(head("Parcours « " + French.state(state.word()) + " »", true));
        }
        Stream.of("Documents reçus", "Alimentation du DMP", "Messages aux patients").forEach(h -> heads.add(figureHead(h)));
        return new Table("Avancement des établissements", "", "bars-stacked", heads, reports.stream().map(r -> {
            Map<String, Long> states = r.uses().stream().collect(Collectors.groupingBy(Use::state, Collectors.counting()));
            var cells = new ArrayList<Cell>();
            for (PathwayState state : PathwayState.values()) {
                cells.add(number(states.getOrDefault(state.word(), 0L)));
            }
            cells.add(number(r.summary().received()));
            cells.add(figure(French.percent(r.summary().feeding()), ""));
            cells.add(number(r.summary().patients().sent()));
            return new Row(text(r.name()), cells, true);
        }).toList());
    }

    private static List<Tile> tiles(Summary s, EstablishmentReport report) {
        String median = report.delay().median();
        String most = report.delay().percentile95();
        return List.of(new Tile("Documents reçus", French.number(s.received()), French.number(s.replacements()) + " remplacements à part"),
                new Tile("Alimentation du DMP", French.percent(s.feeding()), French.parts(s.feeding()) + " documents éligibles"),
                new Tile("Séjours avec lettre de liaison", French.percent(s.staysWithLetter()),
                        s.staysWithLetter().whole() == 0
                                ? French.number(s.staysWithLetter().part()) + " séjours ; sorties non reçues"
                                : French.parts(s.staysWithLetter()) + " séjours clos"),
                new Tile("Lettres le jour même", French.percent(s.sameDay()), French.parts(s.sameDay()) + " lettres datées"),
                new Tile("Identités qualifiées", French.percent(s.identity()),
                        French.parts(s.identity()) + " à la réception ; " + French.number(s.identityReleased()) + " ensuite"),
                new Tile("Sans intervention", French.percent(s.firstPass()), French.parts(s.firstPass()) + " envois confirmés"),
                new Tile("Acceptation par le DMP", French.percent(s.acceptance()), French.parts(s.acceptance()) + " réponses"),
                new Tile("Délai médian", median == null ? French.NOTHING : French.delay(median),
                        most == null ? "de la signature au DMP" : "95 % : " + French.delay(most)));
    }

    private static Table uses(List<Use> uses) {
        return new Table("Usages déployés", "", "", List.of(head("Parcours", false), head("État", false), head("Depuis", false),
                head("Jusqu'au", false), head("Responsable médical", false), head("Responsable administratif", false),
                head("Réponses lues par", false), head("Décision de la CME", false), head("Services pilotes", false)),
                uses.stream().map(u -> new Row(text(u.title()), List.of(text(French.state(u.state())), text(French.dayOrNothing(u.from())),
                        text(French.dayOrNothing(u.to())), text(French.orNothing(u.medicalOwner())),
                        text(French.orNothing(u.administrativeOwner())), text(French.orNothing(u.replyOwner())), text(cme(u)),
                        text(u.pilotUnits().isEmpty() ? French.NOTHING : String.join(", ", u.pilotUnits()))), true)).toList());
    }

    private static String cme(Use use) {
        return use.cmeReference() == null ? French.NOTHING : use.cmeReference() + " du " + French.dayOrNothing(use.cmeDate());
    }

    private static Table volumes(List<Use> uses) {
        List<Use> active = uses.stream().filter(u -> u.received() + u.accepted() + u.reach().sent() + u.refused() + u.dryRun() > 0)
                .toList();
        return new Table("Volumes par parcours",
                "À blanc : construit et contrôlé, non envoyé, car le parcours est en test, ou hors du périmètre du pilote.",
                "bars", List.of(head("Parcours", false), head("Documents reçus", true), head("Confirmés par le DMP", true),
                        head("Messages au patient", true), figureHead("Remis"), figureHead("Lus"), figureHead("Réponses"),
                        head("Refusés", true), head("À blanc", true)),
                rows(active, u -> new Row(text(u.title()), List.of(number(u.received()), number(u.accepted()), number(u.reach().sent()),
                        number(u.reach().delivered()), number(u.reach().read()), number(u.reach().answered()), number(u.refused()),
                        number(u.dryRun())), true)));
    }

    private static Table types(EstablishmentReport report) {
        return new Table("Volumes par type de document", "", "bars",
                List.of(head("Type", false), figureHead("Code"), head("Reçus", true), head("Confirmés par le DMP", true),
                        figureHead("Taux"), figureHead("Remplacements")),
                rows(report.types(), v -> new Row(text(v.label()), List.of(figure(v.type(), ""), number(v.received()),
                        number(v.feeding().part()), figure(French.percent(v.feeding()), ""), number(v.replaced())), true)));
    }

    private static Table days(EstablishmentReport report) {
        return new Table("Jour par jour", "", "line",
                List.of(head("Jour", false), head("Documents reçus", true), head("Confirmés par le DMP", true), head("Messages", true),
                        head("Refusés", true)),
                report.days().stream().map(d -> new Row(text(French.shortDay(d.day())), List.of(number(d.received()), number(d.accepted()),
                        number(d.messages()), number(d.refused())), true)).toList());
    }

    private static Table reach(Summary s) {
        return new Table("Portée des messages", "Remise, lecture et réponse ne sont connues que par les avis de l'opérateur.", "bar",
                List.of(head("Destinataires", false), head("Envoyés", true), head("Remis", true), head("Lus", true),
                        head("Lus en 7 jours", true), head("Réponses", true), head("Échecs", true)),
                List.of(reach("Patients", s.patients()), reach("Professionnels", s.professionals())));
    }

    private static Row reach(String who, Reach r) {
        return new Row(text(who), List.of(number(r.sent()), number(r.delivered()), number(r.read()), number(r.readInTime()),
                number(r.answered()), number(r.bounced())), true);
    }

    private static Table refusals(EstablishmentReport report) {
        return new Table("Refus et motifs", "« Choix ou règle » : rien n'est à corriger, ce n'est pas une erreur.", "bars",
                List.of(head("Code", false), head("Nombre", true), head("Nature", false), head("Motif", false), head("Qui agit", false)),
                rows(report.refusals(), r -> new Row(text(r.code()), List.of(number(r.count()),
                        text(r.fault() ? "erreur" : "choix ou règle"), text(r.text()), text(r.owner().label())), true)));
    }

    private static Table beside(Summary s) {
        return new Table("À côté des taux", "Ni succès ni échec : comptés à part pour expliquer un écart.", "",
                List.of(head("Événement", false), figureHead("Nombre")),
                Stream.of(event("Documents remplacés dans le DMP", s.replaced()), event("Documents supprimés du DMP", s.deleted()),
                        event("Oppositions", s.opposed()), event("Sans profil Mon espace santé", s.noProfile()),
                        event("Profils clos", s.closedProfile()), event("Déposés masqués au patient jusqu'à l'annonce", s.hidden()),
                        event("Révélés après l'annonce", s.revealed()), event("Masqués aux professionnels", s.masked()),
                        event("Soins secrets de mineurs", s.secret()), event("Documents sans numéro de séjour", s.staysUnknown()),
                        event("Envois à blanc", s.dryRun()), event("Imprimés", s.printed())).toList());
    }

    private static Row event(String what, long count) {
        return new Row(text(what), List.of(number(count)), true);
    }

    private static Table delays(EstablishmentReport report) {
        boolean none = report.delay().classes().stream().allMatch(c -> c.count() == 0);
        return new Table("De la signature à la confirmation du DMP", "", "bar", List.of(head("Délai", false), head("Documents", true)),
                none
                        ? List.of()
                        : report.delay().classes().stream()
                                .map(c -> new Row(text(French.delay(c.upTo())), List.of(number(c.count())), true)).toList());
    }

    private static Table services(List<Service> services) {
        return new Table("Comparaison des services",
                "De 1 à 4, le nombre n'est pas affiché (« moins de 5 ») ; « non affiché » : il révélerait le précédent par différence.",
                "bars",
                List.of(head("Service", false), head("Documents reçus", true), head("Confirmés par le DMP", true), figureHead("Taux"),
                        head("Messages au patient", true), figureHead("Lus"), figureHead("Réponses"), head("Refusés", true),
                        figureHead("Imprimés")),
                rows(services, s -> new Row(text(s.unit() == null ? "Service non indiqué" : "Service " + s.unit()),
                        List.of(shown(s.received()), shown(s.accepted()), figure(rate(s), ""), shown(s.messages()), shown(s.read()),
                                shown(s.answered()), shown(s.refused()), shown(s.printed())),
                        true)));
    }

    private static String rate(Service service) {
        var feeding = service.feeding();
        return feeding == null ? French.NOTHING : French.percent(feeding);
    }

    /** All of them; a chart shows the first ones only. */
    private static <T> List<Row> rows(List<T> all, Function<T, Row> row) {
        var rows = new ArrayList<Row>();
        for (T one : all) {
            Row made = row.apply(one);
            rows.add(new Row(made.head(), made.cells(), rows.size() < MOST_CHARTED));
        }
        return rows;
    }

    private static Cell head(String text, boolean series) {
        return new Cell(text, "", series, series);
    }

    private static Cell figureHead(String text) {
        return new Cell(text, "", true, false);
    }

    private static Cell text(@Nullable String text) {
        return new Cell(text == null || text.isEmpty() ? French.NOTHING : text, "", false, false);
    }

    private static Cell figure(String text, String value) {
        return new Cell(text, value, true, false);
    }

    private static Cell number(long value) {
        return figure(French.number(value), Long.toString(value));
    }

    private static Cell shown(Shown shown) {
        return figure(French.shown(shown), shown.value() == null ? "" : shown.value().toString());
    }
}
