/** Paper for those whom no message reaches (use-cases.md §5.F): why, for how long, and what is printed. */
@NullMarked
package fr.passerelle.core.paper;

import org.jspecify.annotations.NullMarked;
