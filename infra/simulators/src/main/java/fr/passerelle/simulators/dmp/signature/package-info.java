/** Verification of the two signatures of a call, VIHF and lot (dmp-transport.md §4.4, §6), and of the certificates behind them. */
@NullMarked
package fr.passerelle.simulators.dmp.signature;

import org.jspecify.annotations.NullMarked;
