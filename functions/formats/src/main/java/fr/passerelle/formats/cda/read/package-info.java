/**
 * Reading CDA R2 documents that hospitals give: a bounded parse, every fault at once, and the header as records of the domain
 * (documents.md §3, §3.13, §3.14).
 */
@NullMarked
package fr.passerelle.formats.cda.read;

import org.jspecify.annotations.NullMarked;
