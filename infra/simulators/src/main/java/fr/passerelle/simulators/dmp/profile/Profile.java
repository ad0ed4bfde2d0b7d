package fr.passerelle.simulators.dmp.profile;

/** State of a patient's record. */
public enum Profile {
    OPEN,
    /** Closed by the patient or after their death. */
    CLOSED,
    /** Never opened, or refused. */
    NONE
}
