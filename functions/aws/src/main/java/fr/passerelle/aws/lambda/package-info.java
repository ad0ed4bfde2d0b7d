/** What every function does with the events of Lambda. */
@NullMarked
package fr.passerelle.aws.lambda;

import org.jspecify.annotations.NullMarked;
