/** Scheduled steps: messages of a pathway that leave by themselves at their day (use-cases.md §4, P06 to P09). */
@NullMarked
package fr.passerelle.core.step;

import org.jspecify.annotations.NullMarked;
