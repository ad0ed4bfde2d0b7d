/** What calls the functions: queues and streams, through JSON in both directions as the managed service does (aws-stack.md §5.3). */
@NullMarked
package fr.passerelle.local.eventsource;

import org.jspecify.annotations.NullMarked;
