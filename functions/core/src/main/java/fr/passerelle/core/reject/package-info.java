/** The catalogue of faults and reject codes: stable code, French text, fix and owner, kept as data. */
@NullMarked
package fr.passerelle.core.reject;

import org.jspecify.annotations.NullMarked;
