/** The patients' records: open, closed or none (dmp-transport.md §8). */
@NullMarked
package fr.passerelle.simulators.dmp.profile;

import org.jspecify.annotations.NullMarked;
