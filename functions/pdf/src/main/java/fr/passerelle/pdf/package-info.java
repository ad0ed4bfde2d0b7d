/** What must be known of a PDF before anybody gets it. */
@NullMarked
package fr.passerelle.pdf;

import org.jspecify.annotations.NullMarked;
