package fr.passerelle.core.port;

import java.util.List;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.identity.PatientKey;

/** Who looked at what is known of a patient or changed it; only ever added to (consent-and-rules.md §9). */
public interface AccessTraces {
    void add(PatientKey patient, Access access);

    /** The oldest first. */
    List<Access> of(PatientKey patient);
}
