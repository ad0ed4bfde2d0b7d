package fr.passerelle.core.consent;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All the recorded choices of one patient at one moment; where several speak of the same scope, the most restrictive wins. */
public record Consents(List<ConsentFlag> flags) {
    public static final Consents NONE = new Consents(List.of());

    public Consents {
        flags = List.copyOf(flags);
    }

    public Optional<ConsentFlag> about(ConsentScope scope) {
        return flags.stream().filter(f -> f.scope() == scope).max(Comparator.comparing(ConsentFlag::value));
    }
}
