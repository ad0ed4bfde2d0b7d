/** The yardstick of the cold start: a handler without framework, AWS client or port. */
@NullMarked
package fr.passerelle.bench.plain;

import org.jspecify.annotations.NullMarked;
