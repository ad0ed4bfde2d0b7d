/** Where hospitals find their answers. */
@NullMarked
package fr.passerelle.formats.result;

import org.jspecify.annotations.NullMarked;
