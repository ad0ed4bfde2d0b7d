/** Appointments as FHIR R4 resources, French profiles (messages.md §6.3), read as trees: a library of structures weighs more than a function may. */
@NullMarked
package fr.passerelle.formats.appointment.fhir;

import org.jspecify.annotations.NullMarked;
