/** What hospital software and people at a desk ask of the gateway about one patient. */
@NullMarked
package fr.passerelle.formats.desk;

import org.jspecify.annotations.NullMarked;
