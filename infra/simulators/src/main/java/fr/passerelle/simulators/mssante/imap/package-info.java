/** Mailboxes of the operator and their IMAP door. */
@NullMarked
package fr.passerelle.simulators.mssante.imap;

import org.jspecify.annotations.NullMarked;
