/** Submission to the MSSanté operator over SMTP, and what its answers mean. */
@NullMarked
package fr.passerelle.mailbox.smtp;

import org.jspecify.annotations.NullMarked;
