/** Replays: what may be sent once more, and the orders that ask for it (docs/replay.md). */
@NullMarked
package fr.passerelle.core.replay;

import org.jspecify.annotations.NullMarked;
