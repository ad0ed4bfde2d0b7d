/** The sample day: two fictitious hospitals, their drops and appointments, and the outcome expected of each. */
@NullMarked
package fr.passerelle.local.sample;

import org.jspecify.annotations.NullMarked;
