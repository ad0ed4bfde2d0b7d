/** Writing XML that is always well formed, as a stream. */
@NullMarked
package fr.passerelle.formats.xml;

import org.jspecify.annotations.NullMarked;
