/** How fast and whether at all the DMP is called: pace, hours of backlogs, circuit. */
@NullMarked
package fr.passerelle.core.flow;

import org.jspecify.annotations.NullMarked;
