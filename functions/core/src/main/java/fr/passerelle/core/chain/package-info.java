/** Versions of one document: what refers to what, and whose turn it is. */
@NullMarked
package fr.passerelle.core.chain;

import org.jspecify.annotations.NullMarked;
