/** The command line: run, drop, appointment, status, preview. */
@NullMarked
package fr.passerelle.local.cli;

import org.jspecify.annotations.NullMarked;
