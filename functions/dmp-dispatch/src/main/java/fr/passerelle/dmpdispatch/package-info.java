/** The function that feeds the DMP: one dispatch per message. */
@NullMarked
package fr.passerelle.dmpdispatch;

import org.jspecify.annotations.NullMarked;
