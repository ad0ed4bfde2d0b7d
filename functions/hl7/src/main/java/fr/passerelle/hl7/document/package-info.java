/** Document messages {@code ORU^R01} and {@code MDM^T02}, {@code T04}, {@code T10}: the volet that carries CDA documents (messages.md §2). */
@NullMarked
package fr.passerelle.hl7.document;

import org.jspecify.annotations.NullMarked;
