package fr.passerelle.local.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.reject.RejectCatalogue;

/** Reads what became of every input from the state table. */
public final class OutcomeReader {
    private static final int TOLD_EVERY = 1_000;

    private final TransmissionBrowser browser;
    private final TransmissionStore store;
    private final RejectCatalogue catalogue;

    public OutcomeReader(TransmissionBrowser browser, TransmissionStore store, RejectCatalogue catalogue) {
        this.browser = browser;
        this.store = store;
        this.catalogue = catalogue;
    }

    /** An input and its outcomes; a duplicate has none of its own and names the first. */
    public record InputOutcome(Input input, @Nullable String duplicateOf, List<Outcome> outcomes) {
        /** {@code <FINESS EJ>/<name>}. */
        public String label() {
            return input.establishment() + "/" + input.name();
        }
    }

    /**
     * What is left to do, in short.
     *
     * @param states how many dispatches there are of each state
     * @param dispatches those that are not settled, oldest first
     */
    public record Unsettled(int inputs, Map<String, Integer> states, List<Outcome> dispatches) {}

    /** Reads what was received since then and keeps what is not settled; now and then {@code progress} is told how many inputs were read. */
    public Unsettled unsettled(Instant since, IntConsumer progress) {
        List<Input> inputs = browser.inputs(null, since, null);
        var states = new TreeMap<String, Integer>();
        var left = new ArrayList<Outcome>();
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            for (Dispatch dispatch : store.dispatches(input.id())) {
                states.merge(dispatch.state().word(), 1, Integer::sum);
                if (!dispatch.state().settled()) {
                    left.add(outcome(input, dispatch));
                }
            }
            if ((i + 1) % TOLD_EVERY == 0) {
                progress.accept(i + 1);
            }
        }
        return new Unsettled(inputs.size(), states, left);
    }

    /** Every input known, oldest first; a file that its descriptor answers for is part of that descriptor. */
    public List<InputOutcome> all() {
        var found = new ArrayList<InputOutcome>();
        for (Input input : browser.inputs()) {
            List<Outcome> outcomes = of(input);
            if (input.kind() != InputKind.FILE || !outcomes.isEmpty()) {
                found.add(new InputOutcome(input, firstName(input), outcomes));
            }
        }
        return found;
    }

    /** States a dispatch has had, oldest first, each in one word. */
    public List<String> words(DispatchRef ref) {
        return browser.history(ref).stream().map(d -> d.hold() == null ? d.state().word() : d.state().word() + "/" + d.hold().word())
                .toList();
    }

    private @Nullable String firstName(Input input) {
        if (input.duplicateOf() == null) {
            return null;
        }
        return store.input(input.duplicateOf()).map(Input::name).orElse(input.duplicateOf());
    }

    /** What became of one input. */
    public List<Outcome> of(Input input) {
        return store.dispatches(input.id()).stream().map(dispatch -> outcome(input, dispatch)).toList();
    }

    private Outcome outcome(Input input, Dispatch dispatch) {
        HoldReason hold = dispatch.hold();
        List<Outcome.Why> reasons = dispatch.reasons().stream().map(
                reason -> new Outcome.Why(reason.code(), catalogue.sentence(reason), catalogue.entry(reason.code()).owner().label()))
                .toList();
        return new Outcome(dispatch.ref().dispatchId(), input.establishment() + "/" + input.name(), dispatch.destination().word(),
                dispatch.state().word(), hold == null ? null : hold.word(), List.of(), null, reasons);
    }
}
