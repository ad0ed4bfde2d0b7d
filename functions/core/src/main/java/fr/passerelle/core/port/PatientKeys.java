package fr.passerelle.core.port;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.PatientKey;

/** Pseudonymous keys: the HMAC key belongs to the establishment, so two establishments never share a patient item. */
public interface PatientKeys {
    PatientKey key(String establishment, Ins ins);
}
