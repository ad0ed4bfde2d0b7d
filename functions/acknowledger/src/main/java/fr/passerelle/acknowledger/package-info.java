/** Tells the hospital what became of each input, from the stream of the transmission table. */
@NullMarked
package fr.passerelle.acknowledger;

import org.jspecify.annotations.NullMarked;
