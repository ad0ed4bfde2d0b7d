package fr.passerelle.simulators.dmp;

import fr.passerelle.simulators.dmp.profile.Profiles;
import fr.passerelle.simulators.dmp.registry.DocumentRegister;

/** What the DMP holds: records of patients, documents. */
record Holdings(Profiles profiles, DocumentRegister register) {
    /** Rule that refuses a feed of a closed record. */
    static final String CLOSED = "profile-closed";
    /** Rule that refuses a feed of a patient without record. */
    static final String NONE = "profile-none";
}
