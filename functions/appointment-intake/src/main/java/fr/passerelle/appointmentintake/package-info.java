/** Function appointment-intake: appointment events in, mails to send out. */
@NullMarked
package fr.passerelle.appointmentintake;

import org.jspecify.annotations.NullMarked;
