/** The ports: what the domain asks of the outside, named by role. */
@NullMarked
package fr.passerelle.core.port;

import org.jspecify.annotations.NullMarked;
