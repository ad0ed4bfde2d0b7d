/** Nothing is done twice under one control id (messages.md §2.10). */
@NullMarked
package fr.passerelle.hl7.once;

import org.jspecify.annotations.NullMarked;
