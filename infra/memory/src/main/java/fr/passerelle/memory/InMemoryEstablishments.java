package fr.passerelle.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.EstablishmentDirectory;

/** A fixed directory of establishments. */
public final class InMemoryEstablishments implements EstablishmentDirectory {
    private final Map<String, Establishment> byFiness;

    public InMemoryEstablishments(Establishment... establishments) {
        byFiness = Stream.of(establishments).collect(Collectors.toUnmodifiableMap(Establishment::finess, Function.identity()));
    }

    @Override
    public Optional<Establishment> find(String finess) {
        return Optional.ofNullable(byFiness.get(finess));
    }

    @Override
    public List<String> all() {
        return byFiness.keySet().stream().sorted().toList();
    }
}
