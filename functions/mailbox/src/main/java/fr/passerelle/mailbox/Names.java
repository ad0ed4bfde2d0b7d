package fr.passerelle.mailbox;

import java.text.Normalizer;
import java.util.Locale;

import fr.passerelle.core.identity.Patient;

/** The patient's names as each place of a mail wants them. */
final class Names {
    private Names() {
    }

    /** As people are called: used first name and used name, birth ones where there is none. */
    static String friendly(Patient patient) {
        String first = patient.usedFirstName() == null ? patient.birthFirstName() : patient.usedFirstName();
        String last = patient.usedName() == null ? patient.birthName() : patient.usedName();
        return first + " " + last;
    }

    /** {@code NOM} of subjects and file names: birth name, upper case, no accents (messages.md §5.2). */
    static String family(Patient patient) {
        return plain(patient.birthName());
    }

    /** {@code prénom} of subjects and file names: first birth given name, no accents. */
    static String given(Patient patient) {
        return plain(patient.birthFirstName());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").toUpperCase(Locale.FRANCE);
    }
}
