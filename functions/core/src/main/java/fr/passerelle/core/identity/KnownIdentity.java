package fr.passerelle.core.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What the identity feed of the hospital last said of a patient (messages.md §7.3-7.4). */
public sealed interface KnownIdentity {
    /** The newest last; of two of one instant, the more restrictive, whichever came first. */
    Comparator<KnownIdentity> ORDER = Comparator.comparing(KnownIdentity::at).thenComparingInt(KnownIdentity::restriction);

    /** When it happened at the hospital: what arrives late never replaces what is newer. */
    Instant at();

    /**
     * An identity.
     *
     * @param patient with its INS only when it is qualified
     * @param alerts codes of PID-32 under which nothing is sent, e.g. {@code DOUT}, {@code USUR}; empty for most
     */
    record Known(Patient patient, List<String> alerts, Instant at) implements KnownIdentity {
        public Known {
            alerts = List.copyOf(alerts);
        }

        /** Whether something may be sent about this patient. */
        public boolean sound() {
            return alerts.isEmpty() && patient.qualified();
        }
    }

    /** The INS was taken away: attributed by error, or the identity demoted (A47). What waits stays, what was sent is listed. */
    record Withdrawn(Instant at) implements KnownIdentity {}

    /**
     * The identity lives on under another one (A40).
     *
     * @param ipp permanent identifier that survives
     */
    record Merged(String ipp, Instant at) implements KnownIdentity {
        @Override
        public String toString() {
            return "Merged[***]";
        }
    }

    /** How much it forbids, from 0. */
    default int restriction() {
        return switch (this) {
            case Known known -> known.sound() ? 0 : known.alerts().isEmpty() ? 1 : 2;
            case Merged _ -> 3;
            case Withdrawn _ -> 4;
        };
    }
}
