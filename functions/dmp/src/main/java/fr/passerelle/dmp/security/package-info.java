/** Keys of the establishments, TLS and signatures of the DMP (dmp-transport.md §2, §4.4, §6), with the JDK alone. It knows no AWS: secrets are given to it. */
@NullMarked
package fr.passerelle.dmp.security;

import org.jspecify.annotations.NullMarked;
