/** A certification authority for tests, shaped as the IGC-Santé TEST chain (dmp-transport.md §2.1). */
@NullMarked
package fr.passerelle.simulators.pki;

import org.jspecify.annotations.NullMarked;
