package fr.passerelle.core.indicator;

import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;

/** How a dispatch ended, whatever its destination: confirmed with or without help, refused and why, tried without sending, printed. */
final class Ended {
    private final Contribution contribution;
    private final History history;

    Ended(Contribution contribution, History history) {
        this.contribution = contribution;
        this.history = history;
    }

    void count() {
        history.first(DispatchState.CONFIRMED).ifPresent(d -> {
            earn(Counter.of(Indicator.CONFIRMED), d);
            if (!history.neededSomebody()) {
                earn(Counter.of(Indicator.FIRST_PASS), d);
            }
        });
        Stream.of(DispatchState.REFUSED, DispatchState.FAILED).flatMap(s -> history.first(s).stream()).findFirst().ifPresent(this::why);
        history.all(DispatchState.HELD).filter(d -> d.hold() == HoldReason.PATHWAY).findFirst()
                .ifPresent(d -> earn(Counter.of(Indicator.DRY_RUN), d));
        history.first(DispatchState.PRINTED).ifPresent(this::printed);
    }

    private void why(Dispatch end) {
        Indicator indicator = end.refusal() == RefusalClass.CHOICE ? Indicator.SET_ASIDE : Indicator.REFUSED;
        codes(end.reasons()).forEach(code -> earn(Counter.of(indicator, code), end));
    }

    /** Paper has its reason with it, or that of the state it was printed from. */
    private void printed(Dispatch paper) {
        List<Reason> before = history.states().stream().takeWhile(d -> d.state() != DispatchState.PRINTED).map(Dispatch::reasons)
                .filter(r -> !r.isEmpty())
                .reduce(List.of(), (_, last) -> last);
        codes(paper.reasons().isEmpty() ? before : paper.reasons()).limit(1)
                .forEach(code -> earn(Counter.of(Indicator.PRINTED, code), paper));
    }

    private static Stream<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).distinct();
    }

    private void earn(Counter counter, Dispatch at) {
        contribution.earn(history.id(), counter, at.since(), contribution.type(history), null);
    }
}
