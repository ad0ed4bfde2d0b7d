package fr.passerelle.formats.appointment.fhir;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;

/**
 * What the reading of a FHIR appointment depends on besides itself.
 *
 * @param establishment that invites: what the resource does not say of its place is taken from it
 * @param environment decides which INS authorities are accepted
 */
public record FhirContext(Establishment establishment, Environment environment) {}
