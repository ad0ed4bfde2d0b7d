/** What operators do once the table was restored to a point in time (docs/outages.md). */
@NullMarked
package fr.passerelle.local.restore;

import org.jspecify.annotations.NullMarked;
