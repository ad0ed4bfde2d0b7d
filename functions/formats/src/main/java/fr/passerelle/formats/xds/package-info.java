/** XDS.b metadata with the French rules: the nouns of the standard, how they derive from a package, and their ebRIM form (documents.md §4). */
@NullMarked
package fr.passerelle.formats.xds;

import org.jspecify.annotations.NullMarked;
