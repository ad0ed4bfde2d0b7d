package fr.passerelle.local.golive;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Origin.Carried;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayRules;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.local.golive.GoLiveReport.Line;
import fr.passerelle.local.golive.GoLiveReport.Stop;
import fr.passerelle.local.golive.GoLiveReport.Tally;
import fr.passerelle.local.golive.GoLiveReport.Unlisted;
import fr.passerelle.local.sample.SampleFiles;

import static org.assertj.core.api.Assertions.assertThat;

class GoLiveTest {
    private static final Instant NOW = Instant.parse("2026-03-09T17:00:00Z");
    private static final String CLINIC = "330999996";
    private static final Pathway TESTED = pathway("P02-ordonnances");
    private static final Pathway PILOT = pathway("P20-consultation");
    private static final Carried DRUGS = new Carried("ORD-1", "57833-6", true, NOW);
    private static final Carried BIOLOGY = new Carried("ORD-2", "PRESC-BIO", true, NOW);

    private final GoLive goLive = new GoLive(new PathwayRules(), new RejectCatalogue());
    private final List<Transmission> known = new ArrayList<>();

    private static Pathway pathway(String id) {
        return new PathwayReader().read(SampleFiles.read("pathways/" + CLINIC + "/" + id + ".yaml")).pathway();
    }

    /** An input counted to a pathway, and its dispatches made from {@code received}. */
    @SafeVarargs
    private void input(String name, String establishment, @Nullable String pathway, @Nullable String unit, List<Carried> carried,
            UnaryOperator<Dispatch>... dispatches) {
        var origin = new Origin(pathway, null, unit, null, null, null, carried);
        Input input = Input.received(name + "-id", establishment, InputKind.DESCRIPTOR, name, "v1", "d1", NOW).judged(List.of(), origin);
        var made = new ArrayList<Dispatch>();
        for (UnaryOperator<Dispatch> dispatch : dispatches) {
            var ref = new DispatchRef(input.id(), name + made.size());
            List<String> keys = carried.stream().map(Carried::document).toList();
            made.add(dispatch.apply(Dispatch.received(ref, establishment, Destination.DMP, 0, keys, null, "1.2.3", NOW)));
        }
        known.add(new Transmission(input, made));
    }

    private static UnaryOperator<Dispatch> held(HoldReason what, Reason... why) {
        return received -> received.held(what, List.of(why), NOW);
    }

    private static UnaryOperator<Dispatch> refused(Reason... why) {
        return received -> received.refused(RefusalClass.FAULT, List.of(why), NOW);
    }

    private static Dispatch confirmed(Dispatch received) {
        return received.ready(NOW).sending("DMP=NOT_OPPOSED", NOW, NOW).confirmed(List.of(), NOW);
    }

    @Test
    void whatOnlyThePathwayHoldsWouldBeSentByTypeAndUnit() {
        input("a", CLINIC, TESTED.id(), "CHIR", List.of(DRUGS, BIOLOGY), held(HoldReason.PATHWAY));
        input("b", CLINIC, TESTED.id(), null, List.of(DRUGS), held(HoldReason.PATHWAY));
        input("c", CLINIC, TESTED.id(), "CHIR", List.of(DRUGS), held(HoldReason.PATHWAY));
        assertThat(goLive.report(TESTED, known).wouldBeSent()).isEqualTo(new Tally(3, List.of(new Line("dmp", "57833-6", "CHIR", 2),
                new Line("dmp", "57833-6", null, 1), new Line("dmp", "PRESC-BIO", "CHIR", 1))));
    }

    @Test
    void eachCauseOfAStopIsToldOnceWithItsOwnerItsCountAndExamples() {
        Reason identity = Reason.of("INS_NOT_QUALIFIED");
        for (String name : List.of("a", "b", "c", "d")) {
            input(name, CLINIC, TESTED.id(), null, List.of(DRUGS), held(HoldReason.IDENTITY, identity));
        }
        input("e", CLINIC, TESTED.id(), null, List.of(DRUGS), refused(Reason.at("/x", "FIELD_MISSING"), Reason.at("/y", "FIELD_MISSING")));
        input("f", CLINIC, TESTED.id(), null, List.of(DRUGS), held(HoldReason.SIBLING));
        List<Stop> stopped = goLive.report(TESTED, known).stopped();
        assertThat(stopped).extracting(Stop::state).containsExactly("held/identity", "held/sibling", "refused");
        assertThat(stopped.getFirst()).satisfies(stop -> {
            assertThat(stop.dispatches()).isEqualTo(4);
            assertThat(stop.examples()).containsExactly("a", "b", "c");
            assertThat(stop.owner()).isEqualTo("Cellule d'identitovigilance");
            assertThat(stop.text()).startsWith("L'identité du patient");
        });
        assertThat(stopped.get(1).code()).isNull();
        assertThat(stopped.getLast().dispatches()).isEqualTo(1);
    }

    @Test
    void whatThePilotSentAndWhatIsUnderWayAreCountedApart() {
        var visit = new Carried("CS-1", "11488-4", true, NOW);
        input("a", CLINIC, PILOT.id(), "CARDIO", List.of(visit), GoLiveTest::confirmed, received -> received.ready(NOW));
        GoLiveReport report = goLive.report(PILOT, known);
        assertThat(report.sent()).isEqualTo(new Tally(1, List.of(new Line("dmp", "11488-4", "CARDIO", 1))));
        assertThat(report.underWay()).isEqualTo(1);
        assertThat(report.wouldBeSent().dispatches()).isZero();
    }

    @Test
    void anotherPathwayAnotherEstablishmentAndDuplicatesDoNotCount() {
        input("a", CLINIC, "P01-sortie", null, List.of(DRUGS), held(HoldReason.PATHWAY));
        input("b", "750999997", TESTED.id(), null, List.of(DRUGS), held(HoldReason.PATHWAY));
        input("c", CLINIC, TESTED.id(), null, List.of(DRUGS), held(HoldReason.PATHWAY));
        Transmission first = known.getLast();
        known.add(new Transmission(first.input().duplicateOf("c-id"), first.dispatches()));
        assertThat(goLive.report(TESTED, known)).extracting(GoLiveReport::inputs, r -> r.wouldBeSent().dispatches()).containsExactly(1, 1);
    }

    @Test
    void whatNoPathwayListsIsShownApartByType() {
        Reason drugs = Reason.of("TYPE_NOT_LISTED", "57833-6");
        Reason biology = Reason.of("TYPE_NOT_LISTED", "PRESC-BIO");
        input("a", CLINIC, null, null, List.of(DRUGS), held(HoldReason.DECISION, drugs), held(HoldReason.DECISION, drugs));
        input("b", CLINIC, null, null, List.of(DRUGS, BIOLOGY), held(HoldReason.DECISION, drugs, biology));
        input("c", "750999997", null, null, List.of(DRUGS), held(HoldReason.DECISION, drugs));
        GoLiveReport report = goLive.report(TESTED, known);
        assertThat(report.unlisted()).containsExactly(new Unlisted("57833-6", 2, List.of("a", "b")),
                new Unlisted("PRESC-BIO", 1, List.of("b")));
        assertThat(report.inputs()).isZero();
        var out = new StringWriter();
        new GoLiveText(new PrintWriter(out)).print(report);
        assertThat(out.toString()).contains("aucun parcours ne liste le type", "    2  57833-6        par exemple : a, b");
    }

    @Test
    void whatTheFileLacksToBeGeneralIsTold() {
        assertThat(goLive.report(TESTED, known).missing()).extracting(GoLiveReport.Lack::code).containsExactly("PATHWAY_WITHOUT_CME");
        assertThat(goLive.report(PILOT, known).missing()).isEmpty();
    }

    @Test
    void theTextIsReadByPeople() {
        input("ordonnance.json", CLINIC, TESTED.id(), "CHIR", List.of(DRUGS), held(HoldReason.PATHWAY),
                held(HoldReason.IDENTITY, Reason.of("INS_NOT_QUALIFIED")));
        var out = new StringWriter();
        new GoLiveText(new PrintWriter(out)).print(goLive.report(TESTED, known));
        assertThat(out.toString().replaceAll("version \\w+", "version V")).isEqualToNormalizingNewlines(
                """
                        Parcours P02-ordonnances (Ordonnances de sortie), établissement 330999996, état test, version V
                        1 entrée(s) comptée(s)

                        Serait parti : 1 envoi(s)
                              1  dmp                    57833-6        CHIR

                        Parti : 0 envoi(s)

                        Ne serait pas parti : 1 cause(s)
                              1  L'identité du patient n'est pas qualifiée (INS absente ou identité non validée) : rien ne part vers Mon espace santé. Qualifier l'identité : l'envoi part de lui-même dès que le flux d'identités l'annonce ; sans ce flux, envoyer de nouveau. [held/identity · INS_NOT_QUALIFIED · Cellule d'identitovigilance]
                                 par exemple : ordonnance.json

                        Pour passer à l'état general : il manque
                          - Le parcours envoie au patient sans décision de la CME : il ne peut pas passer à l'état general. Renseigner la référence et la date de la décision, ou garder le parcours en test. [PATHWAY_WITHOUT_CME]
                        """);
    }
}
