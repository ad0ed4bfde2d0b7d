/** What became of each dispatch, as a table for people and as JSON for tools. */
@NullMarked
package fr.passerelle.local.report;

import org.jspecify.annotations.NullMarked;
