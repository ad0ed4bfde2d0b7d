/** Value sets of the CI-SIS and of the DMP, as compact tables (documents.md §7). */
@NullMarked
package fr.passerelle.core.valueset;

import org.jspecify.annotations.NullMarked;
