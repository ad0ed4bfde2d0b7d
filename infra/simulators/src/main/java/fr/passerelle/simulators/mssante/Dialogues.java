package fr.passerelle.simulators.mssante;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The commands of each SMTP connection, in order. Thread-safe. */
final class Dialogues {
    private final List<List<String>> connections = new CopyOnWriteArrayList<>();

    /** A connection begins; what takes its verbs. */
    Consumer<String> begin() {
        List<String> verbs = new CopyOnWriteArrayList<>();
        connections.add(verbs);
        return verbs::add;
    }

    List<List<String>> all() {
        List<List<String>> copy = new ArrayList<>();
        connections.forEach(verbs -> copy.add(List.copyOf(verbs)));
        return copy;
    }
}
