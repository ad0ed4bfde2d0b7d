/** After the table was restored to a point in time: what it forgot is put in doubt, so that nothing leaves twice. */
@NullMarked
package fr.passerelle.core.restore;

import org.jspecify.annotations.NullMarked;
