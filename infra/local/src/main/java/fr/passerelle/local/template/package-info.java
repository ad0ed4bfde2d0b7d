/** Reads {@code template.yaml} and says which buckets, queues, table and functions it describes (aws-stack.md §10). */
@NullMarked
package fr.passerelle.local.template;

import org.jspecify.annotations.NullMarked;
