package fr.passerelle.local.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;

/**
 * Facts about a document sent for the wrong patient: what was sent where, since when, and what took it back. They are what the
 * controller needs to notify a breach (consent-and-rules.md §11); no identity is in them.
 */
public final class Incident {
    private final TransmissionBrowser browser;
    private final TransmissionStore store;

    public Incident(TransmissionBrowser browser, TransmissionStore store) {
        this.browser = browser;
        this.store = store;
    }

    /**
     * One dispatch about the document, in the order of its chain.
     *
     * @param input the hospital's name of what asked for it, or that of the correction
     * @param destination word of the destination
     * @param state word of its state
     * @param left when it left the gateway for good, absent when nothing did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(String input, String destination, String state, Instant asked, @Nullable Instant left) {}

    /** @return empty when no correction has this number */
    public Optional<List<Line>> of(String establishment, String number) {
        List<Input> corrections = browser.inputs().stream().filter(input -> input.kind() == InputKind.CORRECTION)
                .filter(input -> input.establishment().equals(establishment) && numbered(input, number)).toList();
        if (corrections.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(corrections.stream().map(Input::version).distinct()
                .flatMap(root -> store.chain(new ChainKey(establishment, root)).map(Chain::links).orElse(List.of()).stream())
                .flatMap(link -> store.input(link.inputId()).stream()).distinct()
                .flatMap(input -> store.dispatches(input.id()).stream().map(dispatch -> line(input, dispatch))).toList());
    }

    /** The deletion bears the number, what was sent instead notes it. */
    private static boolean numbered(Input correction, String number) {
        return correction.name().equals(number) || correction.notes().stream().anyMatch(note -> note.arguments().contains(number));
    }

    private Line line(Input input, Dispatch dispatch) {
        Optional<Instant> left = browser.history(dispatch.ref()).stream()
                .filter(then -> then.state() == DispatchState.SENT || then.state() == DispatchState.CONFIRMED).map(Dispatch::since)
                .findFirst();
        return new Line(input.name(), dispatch.destination().word(), dispatch.state().word(), input.receivedAt(), left.orElse(null));
    }
}
