/** Oppositions of the patient, read at sending time (consent-and-rules.md §4). */
@NullMarked
package fr.passerelle.core.consent;

import org.jspecify.annotations.NullMarked;
