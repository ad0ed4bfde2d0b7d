/** The go-live report of a pathway: what its test or its pilot has shown (use-cases.md §5.J). */
@NullMarked
package fr.passerelle.local.golive;

import org.jspecify.annotations.NullMarked;
