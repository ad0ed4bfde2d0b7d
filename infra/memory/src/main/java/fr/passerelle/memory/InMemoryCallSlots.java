package fr.passerelle.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.port.CallSlots;

/** The slots given last, in memory. */
public final class InMemoryCallSlots implements CallSlots {
    private final Map<Place, Instant> stored = new HashMap<>();

    private record Place(String establishment, Lane lane) {}

    @Override
    public synchronized Optional<Instant> last(String establishment, Lane lane) {
        return Optional.ofNullable(stored.get(new Place(establishment, lane)));
    }

    @Override
    public synchronized boolean take(String establishment, Lane lane, @Nullable Instant before, Instant slot) {
        var place = new Place(establishment, lane);
        if (!Objects.equals(stored.get(place), before)) {
            return false;
        }
        stored.put(place, slot);
        return true;
    }
}
