/** The appointment event of the hospital, JSON in the appointment queue: schema and reader. */
@NullMarked
package fr.passerelle.formats.appointment;

import org.jspecify.annotations.NullMarked;
