package fr.passerelle.simulators.dmp.profile;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** State of each patient's record, by matricule INS (15 characters); open unless said otherwise. Thread-safe. */
public final class Profiles {
    private final Map<String, Profile> byIns = new ConcurrentHashMap<>();

    public void closed(String ins) {
        byIns.put(ins, Profile.CLOSED);
    }

    /** The patient has no record. */
    public void none(String ins) {
        byIns.put(ins, Profile.NONE);
    }

    /** Opens or opens again. */
    public void open(String ins) {
        byIns.remove(ins);
    }

    public Profile of(String ins) {
        return byIns.getOrDefault(ins, Profile.OPEN);
    }
}
