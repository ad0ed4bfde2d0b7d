/** The delay before a patient sees a document that somebody must tell them about first (consent-and-rules.md §5). */
@NullMarked
package fr.passerelle.core.announcement;

import org.jspecify.annotations.NullMarked;
