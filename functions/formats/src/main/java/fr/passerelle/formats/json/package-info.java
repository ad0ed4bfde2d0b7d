/** The project's own JSON: packages of the vault and configuration of the establishments. */
@NullMarked
package fr.passerelle.formats.json;

import org.jspecify.annotations.NullMarked;
