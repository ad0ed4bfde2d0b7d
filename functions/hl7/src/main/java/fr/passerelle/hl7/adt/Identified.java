package fr.passerelle.hl7.adt;

import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.formats.event.HospitalEvent.Who;

/**
 * Whom a message is about.
 *
 * @param said what it says of the identity
 * @param deceased whether it says that they died (PID-29, PID-30)
 */
record Identified(HospitalEvent said, Who who, boolean deceased) {}
