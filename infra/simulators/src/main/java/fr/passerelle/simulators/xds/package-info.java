/** The ebRIM metadata of a lot and its CDA as received, and the frame in which both simulators judge them (documents.md §3-4). */
@NullMarked
package fr.passerelle.simulators.xds;

import org.jspecify.annotations.NullMarked;
