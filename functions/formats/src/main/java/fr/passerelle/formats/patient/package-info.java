/** The patient block shared by the drop and the appointment event: its schema and its reader. */
@NullMarked
package fr.passerelle.formats.patient;

import org.jspecify.annotations.NullMarked;
