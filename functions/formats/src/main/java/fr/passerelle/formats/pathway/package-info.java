/** Pathways as YAML files that hospital people write and review (use-cases.md §4). */
@NullMarked
package fr.passerelle.formats.pathway;

import org.jspecify.annotations.NullMarked;
