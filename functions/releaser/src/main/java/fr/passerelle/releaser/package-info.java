/** Wakes what should move by itself: what waited for a time, for the DMP to answer again, or for a message that was lost. */
@NullMarked
package fr.passerelle.releaser;

import org.jspecify.annotations.NullMarked;
