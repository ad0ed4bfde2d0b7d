package fr.passerelle.core.port;

import fr.passerelle.core.consent.ConsentFlag;
import fr.passerelle.core.consent.Consents;
import fr.passerelle.core.identity.PatientKey;

/** Recorded choices of patients, strongly consistent: read at each sending. */
public interface ConsentStore {
    Consents of(PatientKey patient);

    void record(PatientKey patient, ConsentFlag flag);
}
