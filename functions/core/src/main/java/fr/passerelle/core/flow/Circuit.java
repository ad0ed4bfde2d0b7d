package fr.passerelle.core.flow;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Whether the DMP may be called for an establishment. It opens on an outage or on a refusal of the gateway itself, lets one call try
 * from time to time, and closes on the first call that is answered (dmp-transport.md §11).
 *
 * @param cause why it is open, absent while closed
 * @param why code of the reject catalogue, absent while closed
 * @param downs calls without answer in a row
 * @param suspects answers in a row that blame the call itself without saying why
 * @param probes tries since it is open
 * @param nextProbe when one call may try again, absent while closed
 * @param since when it opened or closed
 * @param rev revision, for conditional writes; 0 when nothing is stored
 */
public record Circuit(String establishment, @Nullable Cause cause, @Nullable String why, int downs, int suspects, int probes,
        @Nullable Instant nextProbe, Instant since, int rev) {
    /** Why a circuit is open. */
    public enum Cause {
        /** The DMP does not answer. */
        OUTAGE,
        /** The DMP refuses the gateway: certificate, rights, configuration. */
        CONFIGURATION
    }

    /** What a call says of the line, whatever it says of the document. */
    public enum Health {
        /** The DMP answered. */
        UP,
        /** It did not, or it says that it cannot. */
        DOWN,
        /** It blames the caller without a code: five in a row are a matter of configuration. */
        SUSPECT,
        /** It refuses the gateway. */
        REFUSED
    }

    public static Circuit closed(String establishment) {
        return new Circuit(establishment, null, null, 0, 0, 0, null, Instant.EPOCH, 0);
    }

    public boolean open() {
        return cause != null;
    }

    /** Whether a call may be made now; while open, only by whoever writes {@link #probing} first. */
    public boolean lets(Instant now) {
        return nextProbe == null || !now.isBefore(nextProbe);
    }

    /** One call tries; nobody else does before {@code lease} has passed. */
    public Circuit probing(Instant now, Duration lease) {
        return new Circuit(establishment, cause, why, downs, suspects, probes + 1, now.plus(lease), since, rev + 1);
    }

    /**
     * The circuit after a call; the same object when nothing changes.
     *
     * @param code code of the reject catalogue that explains the answer
     */
    public Circuit after(Health health, String code, CircuitPolicy policy, Instant now) {
        return switch (health) {
            case UP -> open() || downs > 0 || suspects > 0
                    ? new Circuit(establishment, null, null, 0, 0, 0, null, open() ? now : since, rev + 1)
                    : this;
            case DOWN -> open() || downs + 1 >= policy.mostDowns()
                    ? opened(Cause.OUTAGE, code, policy, now)
                    : new Circuit(establishment, null, null, downs + 1, 0, 0, null, since, rev + 1);
            case SUSPECT -> open() || suspects + 1 >= policy.mostSuspects()
                    ? opened(Cause.CONFIGURATION, code, policy, now)
                    : new Circuit(establishment, null, null, 0, suspects + 1, 0, null, since, rev + 1);
            case REFUSED -> opened(Cause.CONFIGURATION, code, policy, now);
        };
    }

    private Circuit opened(Cause newCause, String code, CircuitPolicy policy, Instant now) {
        return new Circuit(establishment, newCause, code, downs + 1, suspects, probes, now.plus(policy.interval(probes)),
                cause == newCause ? since : now, rev + 1);
    }
}
