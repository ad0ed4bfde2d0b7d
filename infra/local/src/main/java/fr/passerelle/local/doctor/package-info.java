/** What is wrong with a platform before a patient's document tells it (docs/doctor.md). */
@NullMarked
package fr.passerelle.local.doctor;

import org.jspecify.annotations.NullMarked;
