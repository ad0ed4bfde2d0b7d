/** Function event-intake: identities, choices and stays of the hospital in; what waits for them moves. */
@NullMarked
package fr.passerelle.eventintake;

import org.jspecify.annotations.NullMarked;
