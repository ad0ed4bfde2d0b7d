/** What comes back about a mail that was sent, and what it makes of the dispatch. */
@NullMarked
package fr.passerelle.core.mail;

import org.jspecify.annotations.NullMarked;
