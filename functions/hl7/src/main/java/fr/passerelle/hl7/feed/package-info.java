/** What appointments and identities have in common: messages of the 2.5 feeds of a hospital, small and without document. */
@NullMarked
package fr.passerelle.hl7.feed;

import org.jspecify.annotations.NullMarked;
