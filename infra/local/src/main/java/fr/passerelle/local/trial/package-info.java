/** The platform in memory, for one input at a time: judged as it would be, nothing leaves. */
@NullMarked
package fr.passerelle.local.trial;

import org.jspecify.annotations.NullMarked;
