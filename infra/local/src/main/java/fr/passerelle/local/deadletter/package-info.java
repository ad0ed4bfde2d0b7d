/** Messages that a function gave up, as operators see and redrive them (docs/replay.md). */
@NullMarked
package fr.passerelle.local.deadletter;

import org.jspecify.annotations.NullMarked;
