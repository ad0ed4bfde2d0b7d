package fr.passerelle.simulators.dmp;

import java.time.Duration;

import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

/**
 * What the DMP enforces on top of the messages: TLS, signatures, replays, rate.
 *
 * @param pki authority of the certificates accepted
 * @param server certificate shown to clients
 * @param sha1 whether signatures with SHA-1 are accepted (UNCONFIRMED, dmp-transport.md §15.1)
 * @param window how far from the clock a VIHF may have been issued (UNCONFIRMED, dmp-transport.md §4.1)
 * @param feedsPerSecond feeds taken from a structure in any second (dmp-transport.md §2.4)
 * @param excessStatus HTTP status answered beyond
 */
public record Enforcement(TestPki pki, Credential server, boolean sha1, Duration window, int feedsPerSecond, int excessStatus) {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int FEEDS = 5;
    private static final int TOO_MANY = 429;

    /** SHA-256 only, VIHF issued 5 minutes around, 5 feeds a second, HTTP 429 beyond. */
    public static Enforcement by(TestPki pki) {
        return new Enforcement(pki, pki.server(), false, WINDOW, FEEDS, TOO_MANY);
    }

    /** Shows another certificate to clients. */
    public Enforcement showing(Credential other) {
        return new Enforcement(pki, other, sha1, window, feedsPerSecond, excessStatus);
    }

    public Enforcement withSha1() {
        return new Enforcement(pki, server, true, window, feedsPerSecond, excessStatus);
    }

    public Enforcement withRate(int feeds, int status) {
        return new Enforcement(pki, server, sha1, window, feeds, status);
    }
}
