/** French texts: templates kept as resources, dates in words, typography. */
@NullMarked
package fr.passerelle.mailbox.text;

import org.jspecify.annotations.NullMarked;
