/** Scheduling messages {@code SIU} (messages.md §6.2): no French profile exists, so the international 2.5 structure with the patient of PAM France. */
@NullMarked
package fr.passerelle.hl7.siu;

import org.jspecify.annotations.NullMarked;
