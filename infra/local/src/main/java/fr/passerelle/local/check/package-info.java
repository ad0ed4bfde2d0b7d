/** The conformance report of what hospitals give: every fault, where, by which rule, and who must repair it (docs/check.md). */
@NullMarked
package fr.passerelle.local.check;

import org.jspecify.annotations.NullMarked;
