/**
 * Throughput and allocation of the whole way of a document, from the drop to the ITI-41 request and its answer (docs/bench.md). Two
 * classes stand in the packages of what they measure, as tests do: what a document goes through is not public.
 */
@NullMarked
package fr.passerelle.throughput;

import org.jspecify.annotations.NullMarked;
