package fr.passerelle.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import fr.passerelle.core.port.Feeds;

/** What was handed over, in order. */
public final class InMemoryFeeds implements Feeds {
    private final List<Handed> handed = new CopyOnWriteArrayList<>();

    /**
     * One message.
     *
     * @param appointment whether it went to the appointments, else to the events
     */
    public record Handed(boolean appointment, String establishment, String message) {}

    @Override
    public void appointment(String establishment, String message) {
        handed.add(new Handed(true, establishment, message));
    }

    @Override
    public void identity(String establishment, String message) {
        handed.add(new Handed(false, establishment, message));
    }

    public List<Handed> handed() {
        return List.copyOf(handed);
    }
}
