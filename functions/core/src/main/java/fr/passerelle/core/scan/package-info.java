/** What can be told of a file by its first bytes. */
@NullMarked
package fr.passerelle.core.scan;

import org.jspecify.annotations.NullMarked;
