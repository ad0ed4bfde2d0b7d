/** An MSSanté operator with patient mailboxes that can be closed, full or unknown, and that judges each mail (messages.md §4-5). */
@NullMarked
package fr.passerelle.simulators.mssante;

import org.jspecify.annotations.NullMarked;
