/** Documents of a drop: what the hospital supplies so that a CDA R2 and an XDS DocumentEntry can be made (documents.md §8). */
@NullMarked
package fr.passerelle.core.document;

import org.jspecify.annotations.NullMarked;
