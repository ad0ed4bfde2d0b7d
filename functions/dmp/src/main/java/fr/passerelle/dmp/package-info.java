/** The DMP behind the port {@code DocumentRegistry}: ITI-41, ITI-18, ITI-57 and HL7 v3 over SOAP 1.2, VIHF, answers to reactions (dmp-transport.md). */
@NullMarked
package fr.passerelle.dmp;

import org.jspecify.annotations.NullMarked;
