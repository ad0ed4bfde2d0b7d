package fr.passerelle.acknowledger;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.reject.Owner;
import fr.passerelle.core.reject.RejectCatalogue;

import static org.assertj.core.api.Assertions.assertThat;

class NextStepsTest {
    private final NextSteps steps = new NextSteps();
    private final RejectCatalogue catalogue = new RejectCatalogue();

    private static Dispatch in(DispatchState state, HoldReason hold, RefusalClass refusal, Reason... reasons) {
        return new Dispatch(new DispatchRef("i", "d"), Sample.FINESS, Destination.DMP, 0, List.of(), null, "o", Priority.NORMAL, state,
                hold, refusal,
                List.of(reasons), null, null, 0, null, Sample.RECEIVED, null, null, 1);
    }

    private void told(Dispatch dispatch) {
        NextSteps.Step step = steps.after(dispatch, catalogue);
        assertThat(step.label()).isNotBlank();
        assertThat(step.action()).endsWith(".");
        assertThat(step.actors()).doesNotContain(Owner.NOBODY).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"HELD", "REFUSED", "FAILED"})
    void everyStateNamesTheNextActAndItsOwner(DispatchState state) {
        told(in(state, null, null));
    }

    @ParameterizedTest
    @EnumSource
    void everyHoldNamesTheNextActAndItsOwner(HoldReason hold) {
        told(in(DispatchState.HELD, hold, null));
    }

    @ParameterizedTest
    @EnumSource
    void everyClassOfRefusalAndFailureNamesTheNextActAndItsOwner(RefusalClass refusal) {
        told(in(DispatchState.REFUSED, null, refusal));
        told(in(DispatchState.FAILED, null, refusal));
    }

    @ParameterizedTest
    @EnumSource
    void everyDestinationHasAFrenchName(Destination destination) {
        assertThat(steps.label(destination)).isNotBlank();
    }

    @Test
    void aFaultIsForTheOwnersOfItsReasonsEachOnce() {
        Dispatch refused = in(DispatchState.REFUSED, null, RefusalClass.FAULT, Reason.at("/a", "FIELD_MISSING"),
                Reason.at("/b", "FIELD_MISSING"),
                Reason.of("INS_KEY"), Reason.of("PART_CLAIMED", "x.pdf"));
        assertThat(steps.after(refused, catalogue).actors()).containsExactly(Owner.INTEGRATOR, Owner.IDENTITY_CELL);
    }
}
