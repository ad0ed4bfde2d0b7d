/** Messages {@code ADT} of PAM France (messages.md §7): identities, choices about the DMP, ends of stays. Nothing else of them is kept. */
@NullMarked
package fr.passerelle.hl7.adt;

import org.jspecify.annotations.NullMarked;
