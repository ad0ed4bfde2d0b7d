package fr.passerelle.memory;

import java.util.HashMap;
import java.util.Map;

import fr.passerelle.core.mail.BoxTurn;
import fr.passerelle.core.port.BoxTurns;

/** Turns at reading the mailboxes in memory, changed only from the revision read. */
public final class InMemoryBoxTurns implements BoxTurns {
    private final Map<String, BoxTurn> stored = new HashMap<>();

    @Override
    public synchronized BoxTurn of(String establishment) {
        return stored.getOrDefault(establishment, BoxTurn.first(establishment));
    }

    @Override
    public synchronized boolean change(BoxTurn before, BoxTurn after) {
        if (of(after.establishment()).rev() != before.rev()) {
            return false;
        }
        stored.put(after.establishment(), after);
        return true;
    }
}
