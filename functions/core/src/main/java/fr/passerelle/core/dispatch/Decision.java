package fr.passerelle.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the rules decided about a dispatch, kept in its history (consent-and-rules.md §8).
 *
 * @param moment when it was decided
 * @param rules ids of the rules that spoke, in their order; empty when nothing stood in the way
 * @param inputs what they were given, by name, e.g. {@code identity → QUALIFIED}; technical values, no identity
 * @param configuration versions of the configuration files used, e.g. the pathway and its version
 */
public record Decision(Moment moment, List<String> rules, Map<String, String> inputs, String configuration, Instant at) {
    public Decision {
        rules = List.copyOf(rules);
        inputs = Map.copyOf(inputs);
    }

    /** When rules are applied: all of those that can speak then. */
    public enum Moment {
        /** When an input is judged. */
        INTAKE,
        /** Just before a call, again at each try. */
        SENDING
    }
}
