/** What the hospital's own JSON formats share: the check against the published schema and the reading of fields, faults collected. */
@NullMarked
package fr.passerelle.formats.schema;

import org.jspecify.annotations.NullMarked;
