/** The function that keeps what must be kept and deletes what must go (docs/retention.md). */
@NullMarked
package fr.passerelle.keeper;

import org.jspecify.annotations.NullMarked;
