package fr.passerelle.formats.appointment;

import fr.passerelle.core.identity.Environment;

/**
 * What the reading of an event depends on besides the event.
 *
 * @param environment decides which INS authorities are accepted
 */
public record AppointmentContext(Environment environment) {}
