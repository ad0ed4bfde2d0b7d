/** The services of the cloud inside one JVM: queues, objects with their notifications, tables with their stream, secrets (aws-stack.md §5). */
@NullMarked
package fr.passerelle.local.engine;

import org.jspecify.annotations.NullMarked;
