/** The patient of a message: PID of PAM France (messages.md §7.2, §7.3), the same for all families. */
@NullMarked
package fr.passerelle.hl7.patient;

import org.jspecify.annotations.NullMarked;
