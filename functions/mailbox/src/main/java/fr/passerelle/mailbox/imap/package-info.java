/** Reading of the application mailboxes by IMAP. */
@NullMarked
package fr.passerelle.mailbox.imap;

import org.jspecify.annotations.NullMarked;
