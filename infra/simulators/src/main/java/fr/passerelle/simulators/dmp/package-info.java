/** A DMP that checks an ITI-41 as the national one does, keeps a registry and fails on demand (dmp-transport.md). */
@NullMarked
package fr.passerelle.simulators.dmp;

import org.jspecify.annotations.NullMarked;
