/** What the DMP holds: documents, their versions and their availability (documents.md §5). */
@NullMarked
package fr.passerelle.simulators.dmp.registry;

import org.jspecify.annotations.NullMarked;
