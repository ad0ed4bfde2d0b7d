/** The ports in memory: for previews without a platform, and for tests; and {@link fr.passerelle.memory.Crash}, which kills a run at any port call. */
@NullMarked
package fr.passerelle.memory;

import org.jspecify.annotations.NullMarked;
