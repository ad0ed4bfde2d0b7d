/** The registry of uses of a month ("cahier des usages"): what is deployed where, how much of it, what was refused and why. */
@NullMarked
package fr.passerelle.report;

import org.jspecify.annotations.NullMarked;
