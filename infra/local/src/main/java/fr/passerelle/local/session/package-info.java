/** The platform together with the simulated national services: what {@code run} starts and what scenario tests use. */
@NullMarked
package fr.passerelle.local.session;

import org.jspecify.annotations.NullMarked;
