/** The mails of the gateway, to patients and to professionals: what they carry and how they read (messages.md §4-6). */
@NullMarked
package fr.passerelle.mailbox;

import org.jspecify.annotations.NullMarked;
