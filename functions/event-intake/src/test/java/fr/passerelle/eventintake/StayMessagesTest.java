package fr.passerelle.eventintake;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Step;
import fr.passerelle.core.pathway.Step.Anchor;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;
import fr.passerelle.memory.InMemoryPathways;

import static fr.passerelle.eventintake.Ward.INS;
import static fr.passerelle.eventintake.Ward.event;
import static fr.passerelle.eventintake.Ward.identity;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The messages that follow a stay: once for it, never for somebody who died (use-cases.md §4, P08). */
class StayMessagesTest {
    private static final String AT = "2026-03-15T10:00:00+01:00";

    private final Ward ward = new Ward();

    @BeforeEach
    void aQuestionnaireAndItsReminder() {
        questionnaire(ward);
    }

    private static void questionnaire(Ward ward) {
        Pathway any = ward.pathways.of(Ward.FINESS).find(InMemoryPathways.DOCUMENTS).orElseThrow();
        ward.pathways.put(new Pathway(Ward.FINESS, "P08", "Qualité", any.state(), any.from(), null, List.of(), List.of(), Trigger.CALENDAR,
                List.of(), any.sequence(), any.reply(), null, List.of(new Step("questionnaire", Anchor.DISCHARGE, 4, "Bonjour"),
                        new Step("relance", Anchor.DISCHARGE, 10, "Bonjour")),
                any.fallback(), List.of(), any.cme(), any.owners(), "v"));
        ward.tell(identity("E-1", AT, "IPP-1", INS, "QUALIFIEE", ""));
    }

    @Test
    void aDischargeGivesEachStepItsDay() {
        ward.tell(discharge("E-2", ""));

        assertThat(steps(ward)).hasSize(2).allMatch(d -> d.state() == DispatchState.HELD).extracting(d -> d.dueAt().toString())
                .containsExactly("2026-03-19T08:00:00Z", "2026-03-25T08:00:00Z");
        assertThat(new VaultPackages(ward.vault).steps(steps(ward).getFirst().ref().inputId())).get()
                .satisfies(content -> assertThat(content.patient().birthName()).isEqualTo("PAT-TROIS"));
    }

    @Test
    void theSameStayToldAgainStartsNothingMore() {
        ward.tell(discharge("E-2", ""), discharge("E-3", ""), discharge("E-2", ""));

        assertThat(steps(ward)).hasSize(2);
        assertThat(notes("E-3")).containsExactly(Reason.of("STEP_STAY_KNOWN"));
    }

    @Test
    void nothingIsPlannedForSomebodyWhoDiedNorKeptForSomebodyWhoDiesLater() {
        ward.tell(discharge("E-2", ""), discharge("E-3", ", \"deceased\": true"));

        assertThat(steps(ward)).hasSize(2).allSatisfy(d -> {
            assertThat(d.state()).isEqualTo(DispatchState.CANCELLED);
            assertThat(d.reasons()).containsExactly(Reason.of("STEP_DECEASED"));
        });
    }

    @Test
    void aPatientTheFeedDoesNotKnowIsNotWrittenToAndTheAnswerSaysSo() {
        ward.tell(
                event("discharge", "E-4", AT, "\"ipp\": \"IPP-9\", \"stay\": \"S-9\", \"admission\": \"" + AT + "\", \"discharge\": \"" + AT
                        + "\""));

        assertThat(steps(ward)).isEmpty();
        assertThat(notes("E-4")).containsExactly(Reason.of("STEP_PATIENT_UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void killedAnywhereAndRunAgainTheStepsArePlannedOnce(int call) {
        for (When when : When.values()) {
            var killed = new Ward();
            questionnaire(killed);
            try {
                killed.intake(Crash.at(call, when)).handle(new String(discharge("E-2", ""), UTF_8), null);
            } catch (Crash.Killed _) {
                killed.tell(discharge("E-2", ""));
            }
            assertThat(steps(killed)).hasSize(2);
        }
    }

    private static byte[] discharge(String eventId, String more) {
        return event("discharge", eventId, AT,
                "\"ipp\": \"IPP-1\", \"stay\": \"S-1\", \"admission\": \"" + AT + "\", \"discharge\": \"" + AT
                        + "\"" + more);
    }

    private List<Reason> notes(String eventId) {
        return ward.store.inputs().stream().filter(input -> input.name().equals("evt-" + eventId)).map(Input::notes).findFirst()
                .orElseThrow();
    }

    private static List<Dispatch> steps(Ward ward) {
        return ward.store.inputs().stream().flatMap(input -> ward.store.dispatches(input.id()).stream()).filter(Dispatch::step).toList();
    }
}
