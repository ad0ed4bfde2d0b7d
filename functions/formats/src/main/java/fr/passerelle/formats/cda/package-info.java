/** Writing CDA R2 documents of level 1 for the CI-SIS, minimal structure v1.16.8 (documents.md §3). */
@NullMarked
package fr.passerelle.formats.cda;

import org.jspecify.annotations.NullMarked;
