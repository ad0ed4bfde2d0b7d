package fr.passerelle.dmpdispatch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Priority;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.CallRate;

/** Slots as a test wants them; without any, each call may leave at once. */
class Slots implements CallRate {
    private final @Nullable Deque<Optional<Instant>> given;

    Slots() {
        this.given = null;
    }

    private Slots(Deque<Optional<Instant>> given) {
        this.given = given;
    }

    /** These, then none. */
    static Slots of(Instant... given) {
        return new Slots(new ArrayDeque<>(Arrays.stream(given).map(Optional::of).toList()));
    }

    @Override
    public Optional<Instant> notBefore(Establishment establishment, Priority priority, Instant now) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> slot(Establishment establishment, Instant now) {
        return given == null ? Optional.of(now) : given.isEmpty() ? Optional.empty() : given.remove();
    }
}
