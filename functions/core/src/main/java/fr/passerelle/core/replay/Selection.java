package fr.passerelle.core.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;

/**
 * What is asked to be replayed in an establishment; what is absent does not restrict.
 *
 * @param establishment FINESS EJ
 * @param dispatch first characters of the id of a dispatch
 * @param chain local key of a document: all that was asked about its versions
 * @param pathway identifier of the pathway that its input was counted to
 * @param from earliest instant its input was received at
 * @param before latest instant, excluded
 * @param code code of the reject catalogue that its present state gives
 */
public record Selection(String establishment, @Nullable String dispatch, @Nullable String chain, @Nullable String pathway,
        @Nullable Instant from, @Nullable Instant before, @Nullable Destination destination, @Nullable String code) {
    /** Whether nothing but the establishment is told: too much to be meant. */
    public boolean unrestricted() {
        return dispatch == null && chain == null && pathway == null && from == null && before == null && destination == null
                && code == null;
    }

    /** @param input received at the time asked for */
    boolean takes(Input input) {
        return input.establishment().equals(establishment) && input.judged() && input.duplicateOf() == null
                && (pathway == null || pathway.equals(input.origin().pathway()));
    }

    boolean takes(Dispatch one) {
        return (dispatch == null || one.ref().dispatchId().startsWith(dispatch))
                && (destination == null || one.destination() == destination)
                && (code == null || one.reasons().stream().anyMatch(reason -> reason.code().equals(code)));
    }

    /** The same question always gives the same words: an order is known by them. */
    List<String> words() {
        var words = new ArrayList<String>(List.of(establishment));
        for (Object part : new Object[]{dispatch, chain, pathway, from, before, destination == null ? null : destination.word(), code}) {
            words.add(part == null ? "" : part.toString());
        }
        return words;
    }
}
