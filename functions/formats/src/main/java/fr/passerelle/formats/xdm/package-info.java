/** The IHE XDM archive that a secure mail carries (documents.md §6). */
@NullMarked
package fr.passerelle.formats.xdm;

import org.jspecify.annotations.NullMarked;
