package fr.passerelle.core.port;

import java.util.List;

import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.identity.PatientKey;

/** Histories of the choices of patients, only ever added to; strongly consistent: read at each sending. */
public interface ConsentStore {
    /** Adds a line; one that {@linkplain ChoiceRecord#repeats repeats} another changes nothing. */
    void append(PatientKey patient, ChoiceRecord line);

    /** All lines under this key, the one collected first before the others. */
    List<ChoiceRecord> history(PatientKey patient);
}
