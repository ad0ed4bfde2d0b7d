/** What would be sent for a drop, without any platform: the functions' own code over ports in memory. */
@NullMarked
package fr.passerelle.local.preview;

import org.jspecify.annotations.NullMarked;
