package fr.passerelle.simulators.dmp;

import java.security.cert.X509Certificate;

import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param certificate TLS client certificate, null without TLS: then nothing is compared with it
 */
record Caller(@Nullable X509Certificate certificate) {
    static final Caller UNKNOWN = new Caller(null);
}
