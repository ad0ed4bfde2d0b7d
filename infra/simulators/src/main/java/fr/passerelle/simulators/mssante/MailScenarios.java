package fr.passerelle.simulators.mssante;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/** The scenarios in force, by recipient; a recipient without any is delivered. Thread-safe. */
public final class MailScenarios {
    private final Map<String, Queue<MailScenario>> next = new HashMap<>();
    private final Map<String, MailScenario> always = new HashMap<>();

    /** Plays a scenario for every mail to an address, until {@link #clear()}. */
    public synchronized void always(String recipient, MailScenario scenario) {
        always.put(key(recipient), scenario);
    }

    /** Plays a scenario for the next mail to an address; several are played in the order given. */
    public synchronized void once(String recipient, MailScenario scenario) {
        next.computeIfAbsent(key(recipient), address -> new ArrayDeque<>()).add(scenario);
    }

    /** Plays a scenario for the next {@code times} mails to an address. */
    public synchronized void times(int times, String recipient, MailScenario scenario) {
        for (int i = 0; i < times; i++) {
            once(recipient, scenario);
        }
    }

    /** Forgets every scenario. */
    public synchronized void clear() {
        next.clear();
        always.clear();
    }

    synchronized MailScenario play(String recipient) {
        MailScenario planned = next.getOrDefault(key(recipient), new ArrayDeque<>()).poll();
        return planned == null ? always.getOrDefault(key(recipient), MailScenario.deliver()) : planned;
    }

    private static String key(String recipient) {
        return recipient.toLowerCase(Locale.ROOT);
    }
}
