/** Sockets of the operator: listening, mutual TLS. */
@NullMarked
package fr.passerelle.simulators.mssante.net;

import org.jspecify.annotations.NullMarked;
