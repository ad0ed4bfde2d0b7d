/** The desk: what hospital software and people ask about one patient, and what they record. */
@NullMarked
package fr.passerelle.desk;

import org.jspecify.annotations.NullMarked;
