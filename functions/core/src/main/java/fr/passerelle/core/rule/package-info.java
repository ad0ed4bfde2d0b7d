/** The decision rules of a drop: small pure functions over the domain, applied all together so that nothing is told one by one. */
@NullMarked
package fr.passerelle.core.rule;

import org.jspecify.annotations.NullMarked;
