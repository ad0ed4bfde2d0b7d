/** Function mailbox-dispatch: one dispatch towards the mailbox of a patient or of a professional. */
@NullMarked
package fr.passerelle.mailboxdispatch;

import org.jspecify.annotations.NullMarked;
