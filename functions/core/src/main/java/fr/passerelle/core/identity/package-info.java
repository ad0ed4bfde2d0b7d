/** Identity of the patient: matricule INS, its authority, the strict traits and the pseudonymous key (documents.md §2). */
@NullMarked
package fr.passerelle.core.identity;

import org.jspecify.annotations.NullMarked;
