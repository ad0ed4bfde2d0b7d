package fr.passerelle.eventintake;

import fr.passerelle.core.port.PatientKeys;

/** Names a stay without its number, as document-intake does when it writes where an input comes from. */
final class Stays {
    private Stays() {
    }

    static String pseudonym(PatientKeys keys, String establishment, String number) {
        return keys.pseudonym(establishment, "STAY\n" + number);
    }
}
