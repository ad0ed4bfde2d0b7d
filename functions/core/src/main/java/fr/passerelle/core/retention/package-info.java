/** How long what the gateway holds is kept (consent-and-rules.md §9). */
@NullMarked
package fr.passerelle.core.retention;

import org.jspecify.annotations.NullMarked;
