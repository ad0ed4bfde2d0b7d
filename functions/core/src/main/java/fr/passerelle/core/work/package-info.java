/** What a person must do: work items, their owner and their age. */
@NullMarked
package fr.passerelle.core.work;

import org.jspecify.annotations.NullMarked;
