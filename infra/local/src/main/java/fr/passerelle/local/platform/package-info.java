/** The whole platform in one JVM: the resources of the template, the real functions, and what calls them (architecture.md §3). */
@NullMarked
package fr.passerelle.local.platform;

import org.jspecify.annotations.NullMarked;
