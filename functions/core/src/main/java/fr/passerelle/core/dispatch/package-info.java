/** The unit of work: one document or message towards one destination, its states and who owns the next act; and what each appointment has come to. */
@NullMarked
package fr.passerelle.core.dispatch;

import org.jspecify.annotations.NullMarked;
