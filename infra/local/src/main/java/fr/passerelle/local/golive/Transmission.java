package fr.passerelle.local.golive;

import java.util.List;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;

/** An input and what became of it, as the state table tells. */
public record Transmission(Input input, List<Dispatch> dispatches) {
    public Transmission {
        dispatches = List.copyOf(dispatches);
    }
}
