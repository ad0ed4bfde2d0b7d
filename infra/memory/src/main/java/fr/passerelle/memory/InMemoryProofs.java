package fr.passerelle.memory;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import fr.passerelle.core.port.ProofPlace;

/** Proofs in memory, by {@code <FINESS>/<input>/<number>}. */
public final class InMemoryProofs implements ProofPlace {
    private final Map<String, String> proofs = new TreeMap<>();

    @Override
    public synchronized boolean write(String establishment, String inputId, int number, byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        String former = proofs.putIfAbsent(establishment + "/" + inputId + "/" + number, text);
        return former == null || former.equals(text);
    }

    /** All that was written. */
    public synchronized Map<String, String> all() {
        return new TreeMap<>(proofs);
    }
}
