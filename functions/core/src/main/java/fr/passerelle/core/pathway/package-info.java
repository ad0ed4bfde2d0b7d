/** Pathways (parcours): which documents and messages go where, for whom, since when and by whose decision (use-cases.md §4). */
@NullMarked
package fr.passerelle.core.pathway;

import org.jspecify.annotations.NullMarked;
