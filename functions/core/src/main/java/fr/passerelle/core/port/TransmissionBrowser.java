package fr.passerelle.core.port;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;

/** Lists what is known, for people and for figures; nothing of the flow is decided from it. */
public interface TransmissionBrowser {
    /** All inputs, oldest first; reads the whole table. */
    List<Input> inputs();

    /**
     * Inputs received at a time, oldest first; reads the whole table too, and keeps only these.
     *
     * @param establishment FINESS EJ, absent: all
     * @param from earliest instant
     * @param before latest instant, excluded
     */
    default List<Input> inputs(@Nullable String establishment, @Nullable Instant from, @Nullable Instant before) {
        return inputs().stream().filter(input -> establishment == null || input.establishment().equals(establishment))
                .filter(input -> from == null || !input.receivedAt().isBefore(from))
                .filter(input -> before == null || input.receivedAt().isBefore(before)).toList();
    }

    /** Every state a dispatch has had, oldest first. */
    List<Dispatch> history(DispatchRef ref);
}
