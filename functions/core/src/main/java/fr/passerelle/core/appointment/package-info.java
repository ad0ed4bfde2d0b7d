/** Appointment events and the order they come in (messages.md §6.5). */
@NullMarked
package fr.passerelle.core.appointment;

import org.jspecify.annotations.NullMarked;
