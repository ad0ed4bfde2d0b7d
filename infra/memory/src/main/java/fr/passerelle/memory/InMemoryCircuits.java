package fr.passerelle.memory;

import java.util.HashMap;
import java.util.Map;

import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.port.Circuits;

/** Circuits in memory, changed only from the revision read. */
public final class InMemoryCircuits implements Circuits {
    private final Map<String, Circuit> stored = new HashMap<>();

    @Override
    public synchronized Circuit of(String establishment) {
        return stored.getOrDefault(establishment, Circuit.closed(establishment));
    }

    @Override
    public synchronized boolean change(Circuit before, Circuit after) {
        if (of(after.establishment()).rev() != before.rev()) {
            return false;
        }
        stored.put(after.establishment(), after);
        return true;
    }
}
