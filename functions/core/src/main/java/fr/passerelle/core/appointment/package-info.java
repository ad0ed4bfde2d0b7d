/** Appointment events and the guard that keeps an older state from overtaking a newer one (messages.md §6.5). */
@NullMarked
package fr.passerelle.core.appointment;

import org.jspecify.annotations.NullMarked;
