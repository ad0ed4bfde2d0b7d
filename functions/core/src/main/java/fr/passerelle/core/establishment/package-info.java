/** The hospital: FINESS, sites, OID plan and policies. */
@NullMarked
package fr.passerelle.core.establishment;

import org.jspecify.annotations.NullMarked;
