/** Indicators: what each input and dispatch adds to the daily counters, and what is computed from them (consent-and-rules.md §12). */
@NullMarked
package fr.passerelle.core.indicator;

import org.jspecify.annotations.NullMarked;
