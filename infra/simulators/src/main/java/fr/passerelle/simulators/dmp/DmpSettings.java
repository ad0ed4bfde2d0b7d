package fr.passerelle.simulators.dmp;

import java.time.InstantSource;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.simulators.pki.TestPki;

/**
 * How a {@link DmpSimulator} is set up.
 *
 * @param port TCP port on the loopback address, 0 for any free one
 * @param environment decides which INS authorities are accepted (documents.md §2.1)
 * @param identicalResend answer to a uniqueId already stored with the same bytes, which is UNCONFIRMED (dmp-transport.md §12.2)
 * @param vihfVersions values of {@code VIHF_Version} accepted (UNCONFIRMED: 3.0 or 4.0, dmp-transport.md §15.2)
 * @param largestMessage largest request in bytes, refused beyond by HTTP 413
 * @param clock time of registration, of certificates, of VIHF and of rates
 * @param enforcement TLS, signatures, replays and rate; null for plain HTTP that looks at none of them
 */
public record DmpSettings(int port, Environment environment, IdenticalResend identicalResend, Set<String> vihfVersions,
        long largestMessage, InstantSource clock, @Nullable Enforcement enforcement) {
    private static final long DEFAULT_LARGEST_MESSAGE = 64L * 1024 * 1024;

    /** Answer to an identical resend. */
    public enum IdenticalResend {
        /** As an IHE repository does. */
        SUCCESS,
        /** {@code XDSDuplicateUniqueIdInRegistry}. */
        DUPLICATE
    }

    public DmpSettings {
        vihfVersions = Set.copyOf(vihfVersions);
    }

    /** Test environment, any free port, plain HTTP, identical resends accepted, VIHF 3.0 and 4.0. */
    public static DmpSettings test(InstantSource clock) {
        return new DmpSettings(0, Environment.TEST, IdenticalResend.SUCCESS, Set.of("3.0", "4.0"), DEFAULT_LARGEST_MESSAGE, clock, null);
    }

    /** As {@link #test}, with everything of {@link Enforcement#by}. */
    public static DmpSettings secured(InstantSource clock, TestPki pki) {
        return test(clock).with(Enforcement.by(pki));
    }

    public DmpSettings with(Enforcement other) {
        return new DmpSettings(port, environment, identicalResend, vihfVersions, largestMessage, clock, other);
    }

    public DmpSettings withPort(int other) {
        return new DmpSettings(other, environment, identicalResend, vihfVersions, largestMessage, clock, enforcement);
    }

    public DmpSettings withEnvironment(Environment other) {
        return new DmpSettings(port, other, identicalResend, vihfVersions, largestMessage, clock, enforcement);
    }

    public DmpSettings withIdenticalResend(IdenticalResend other) {
        return new DmpSettings(port, environment, other, vihfVersions, largestMessage, clock, enforcement);
    }

    public DmpSettings withLargestMessage(long bytes) {
        return new DmpSettings(port, environment, identicalResend, vihfVersions, bytes, clock, enforcement);
    }
}
