/** document-intake: what hospitals drop is registered, judged, packaged, and handed to one dispatch per destination. */
@NullMarked
package fr.passerelle.documentintake;

import org.jspecify.annotations.NullMarked;
