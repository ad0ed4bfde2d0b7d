/**
 * The functions' packages as the platform runs them: the official runtime client out of process, against a Runtime API of our own
 * (aws-stack.md §7.2). Says whether a package starts and answers, what it holds, and what its cold start costs.
 */
@NullMarked
package fr.passerelle.bench;

import org.jspecify.annotations.NullMarked;
