/** Replays as operators ask for them on the command line (docs/replay.md). */
@NullMarked
package fr.passerelle.local.replay;

import org.jspecify.annotations.NullMarked;
