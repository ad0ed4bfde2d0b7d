package fr.passerelle.hl7.once;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.reject.Owner;
import fr.passerelle.core.reject.RejectCatalogue;

/** Who has the control id of a message: the same message again gets the same answer, another one needs an id of its own (messages.md §2.10). */
public final class ControlIds {
    private final TransmissionStore store;
    private final RejectCatalogue catalogue = new RejectCatalogue();

    public ControlIds(TransmissionStore store) {
        this.store = store;
    }

    /** Where a message stands. */
    public sealed interface Known {
        /** @param takes its claim, none when it holds it already */
        record Own(List<Write.Take> takes) implements Known {
            public Own {
                takes = List.copyOf(takes);
            }
        }

        /** @param input id of the input that the same message gave before */
        record Again(String input) implements Known {}

        /** Another message lives under it. */
        record Reused(Reason fault) implements Known {}
    }

    /** Where the message of an input stands. */
    public Known examine(Input input, @Nullable ControlId id) {
        if (id == null) {
            return new Known.Own(List.of());
        }
        var key = new Claim.Key(input.establishment(), Claim.Kind.MESSAGE, id.name());
        Claim holder = store.claim(key).orElse(null);
        var take = new Write.Take(new Claim(key, id.digest(), input.id(), input.name(), null), holder);
        if (holder == null) {
            return new Known.Own(List.of(take));
        }
        if (holder.inputId().equals(input.id())) {
            return new Known.Own(List.of());
        }
        List<Dispatch> former = store.dispatches(holder.inputId());
        if (former.stream().allMatch(d -> d.state().gaveUp()) && (!holder.digest().equals(id.digest()) || ours(former))) {
            return new Known.Own(List.of(take));
        }
        return holder.digest().equals(id.digest())
                ? new Known.Again(holder.inputId())
                : new Known.Reused(Reason.at("MSH^1^10", "HL7_CONTROL_ID_REUSED", id.shown(), holder.inputName()));
    }

    /** Refused for what only we can repair: such a message may come again unchanged. */
    private boolean ours(List<Dispatch> refused) {
        return !refused.isEmpty() && refused.stream().flatMap(d -> d.reasons().stream())
                .allMatch(reason -> catalogue.entry(reason.code()).owner() == Owner.OPERATOR);
    }
}
