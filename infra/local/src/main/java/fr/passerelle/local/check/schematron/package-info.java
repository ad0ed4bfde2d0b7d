/** Schematrons run on a CDA: the only place that knows Saxon (docs/decisions/0160-schematron-by-schxslt.md). */
@NullMarked
package fr.passerelle.local.check.schematron;

import org.jspecify.annotations.NullMarked;
