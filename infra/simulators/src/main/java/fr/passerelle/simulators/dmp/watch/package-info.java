/** What a right client never does, and the rate of its feeds (dmp-transport.md §2.4, §12). */
@NullMarked
package fr.passerelle.simulators.dmp.watch;

import org.jspecify.annotations.NullMarked;
