/** One synthetic patient, document and appointment, for whoever must go through the formats without a hospital. */
@NullMarked
package fr.passerelle.formats.example;

import org.jspecify.annotations.NullMarked;
