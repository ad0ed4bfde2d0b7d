package fr.passerelle.dmpdispatch;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryPathways;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read just before a feed: pathway, identity feed, choices; and what is kept of the decision. */
class SendingTest {
    private final Fixture f = new Fixture(ScriptedDmp.answering(Kind.DONE));

    @ParameterizedTest
    @EnumSource(value = PathwayState.class, names = {"TEST", "PILOT", "STOPPED"})
    void whatItsPathwayDoesNotSendIsBuiltAndCheckedThenHeld(PathwayState state) {
        f.pathway(state);
        f.run();

        assertThat(f.dmp.calls).as("nothing leaves").isEmpty();
        assertThat(f.rehearsal.calls).containsExactly("feed");
        String code = switch (state) {
            case TEST -> "PATHWAY_TEST";
            case PILOT -> "PATHWAY_OUTSIDE_PILOT";
            default -> "PATHWAY_STOPPED";
        };
        assertThat(f.dispatch()).returns(DispatchState.HELD, Dispatch::state).returns(HoldReason.PATHWAY, Dispatch::hold)
                .returns(List.of(Reason.of(code, InMemoryPathways.DOCUMENTS)), Dispatch::reasons);
    }

    @Test
    void aRehearsalTellsWhatWouldHaveStoppedIt() {
        f.pathway(PathwayState.TEST);
        f.rehearsal = ScriptedDmp.answering(Kind.CONFIG);
        f.run();

        assertThat(f.dispatch().reasons()).extracting(Reason::code).containsExactly("PATHWAY_TEST", "DMP_CONFIGURATION");
    }

    @Test
    void aMemberOfThePilotIsSent() {
        f.pathway(PathwayState.PILOT);
        f.chose(new Choice.PilotMember(InMemoryPathways.DOCUMENTS));
        f.run();

        assertThat(f.dispatch().state()).isEqualTo(DispatchState.CONFIRMED);
    }

    @Test
    void anInsWithdrawnMeanwhileStopsWhatHasNotLeft() {
        var key = new FixedPatientKeys().key("750999997", Contents.INS);
        f.identities.record("750999997", key, new KnownIdentity.Withdrawn(Instant.parse("2026-11-22T07:00:00Z")));
        f.run();

        assertThat(f.dmp.calls).isEmpty();
        assertThat(f.dispatch()).returns(HoldReason.IDENTITY, Dispatch::hold);
        assertThat(f.dispatch().reasons()).extracting(Reason::code).containsExactly("INS_WITHDRAWN");
    }

    @Test
    void theDecisionIsKeptWithTheStateItLedTo() {
        f.run();

        Decision decision = f.dispatch().decision();
        assertThat(decision).isNotNull();
        assertThat(decision.moment()).isEqualTo(Decision.Moment.SENDING);
        assertThat(decision.rules()).isEmpty();
        assertThat(decision.configuration()).startsWith(InMemoryPathways.DOCUMENTS + "@");
        assertThat(decision.inputs()).containsEntry("identity", "USABLE").containsEntry("opposition", "NONE");
    }

    @Test
    void aTypeTakenOutOfThePathwayMeanwhileWaitsForAPerson() {
        f.pathways.replace("750999997");
        f.run();

        assertThat(f.dmp.calls).isEmpty();
        assertThat(f.dispatch()).returns(HoldReason.DECISION, Dispatch::hold);
        assertThat(f.dispatch().reasons()).extracting(Reason::code).containsExactly("TYPE_NOT_LISTED");
    }
}
