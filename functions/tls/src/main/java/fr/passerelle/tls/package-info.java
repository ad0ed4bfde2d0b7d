/** The client end of mutual TLS: keys of the establishments, authorities believed, sockets that depend on nothing of the JVM. */
@NullMarked
package fr.passerelle.tls;

import org.jspecify.annotations.NullMarked;
