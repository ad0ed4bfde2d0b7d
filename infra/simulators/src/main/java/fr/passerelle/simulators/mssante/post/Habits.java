package fr.passerelle.simulators.mssante.post;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is done with the mails of each mailbox; without a habit nobody opens them. Thread-safe. */
public final class Habits {
    private final Map<String, List<Habit>> habits = new HashMap<>();

    /** Replaces the habits of a mailbox, for the mails that reach it from now on. */
    public synchronized void set(String address, Habit... others) {
        habits.put(address.toLowerCase(Locale.ROOT), List.of(others));
    }

    synchronized List<Habit> of(String address) {
        return habits.getOrDefault(address.toLowerCase(Locale.ROOT), List.of());
    }
}
