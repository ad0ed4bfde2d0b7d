/** Events of the hospital about patients and stays, JSON in the event queue: schema and reader. */
@NullMarked
package fr.passerelle.formats.event;

import org.jspecify.annotations.NullMarked;
