/** Deployed stacks as the commands see them: their outputs and parameters, asked of CloudFormation or read from its answer. */
@NullMarked
package fr.passerelle.local.stage;

import org.jspecify.annotations.NullMarked;
