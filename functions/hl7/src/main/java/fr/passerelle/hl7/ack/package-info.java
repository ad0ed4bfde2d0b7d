/** Acknowledgements owed to the hospital (messages.md §3): the technical ACK, the business ZAM, their writers and readers. */
@NullMarked
package fr.passerelle.hl7.ack;

import org.jspecify.annotations.NullMarked;
