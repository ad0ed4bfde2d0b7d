/**
 * HL7 v2 messages of hospitals (messages.md §1): bytes to segments that can be read in order, whatever their software does to
 * terminators, charsets and separators. What a message means is read by the packages below, one for each family.
 */
@NullMarked
package fr.passerelle.hl7;

import org.jspecify.annotations.NullMarked;
