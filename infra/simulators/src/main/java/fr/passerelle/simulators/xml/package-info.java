/** Strict reading of XML: no document type, no external entity, schemas of the standards, small read-only views. */
@NullMarked
package fr.passerelle.simulators.xml;

import org.jspecify.annotations.NullMarked;
