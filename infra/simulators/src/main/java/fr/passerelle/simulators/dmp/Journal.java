package fr.passerelle.simulators.dmp;

import java.util.ArrayList;
import java.util.List;

/** The calls received and what was answered. Thread-safe. */
final class Journal {
    private final List<Answered> calls = new ArrayList<>();
    private int received;

    /** Rank of a call that arrives, from 1. */
    synchronized int next() {
        return ++received;
    }

    synchronized void add(Answered call) {
        calls.add(call);
    }

    synchronized List<Answered> calls() {
        return List.copyOf(calls);
    }
}
