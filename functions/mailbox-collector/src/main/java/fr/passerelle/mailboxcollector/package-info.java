/** Reads what comes back to the mailboxes of the establishments; it never sends anything. */
@NullMarked
package fr.passerelle.mailboxcollector;

import org.jspecify.annotations.NullMarked;
