/** Choices of patients as hospitals write and read them: schema, reader and writer. */
@NullMarked
package fr.passerelle.formats.consent;

import org.jspecify.annotations.NullMarked;
