/** Counts what becomes of each input, from the stream of the transmission table. */
@NullMarked
package fr.passerelle.indicators;

import org.jspecify.annotations.NullMarked;
