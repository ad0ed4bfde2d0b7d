/** The drop: descriptor and PDF files of a hospital, its published schema and its reader. */
@NullMarked
package fr.passerelle.formats.drop;

import org.jspecify.annotations.NullMarked;
