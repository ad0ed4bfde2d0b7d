package fr.passerelle.local.platform;

import java.time.Duration;
import java.util.Map;

import fr.passerelle.local.template.QueueSpec;

/**
 * The only values that differ between the template and one machine: waits that make sense for a hospital and not for a person in front of
 * a screen. Everything else is what ops deploy.
 */
final class LocalOverrides {
    /** Variables of the functions, seconds. The lease stays above the timeout of a call and below the visibility. */
    static final Map<String, String> ENVIRONMENT = Map.ofEntries(Map.entry("ORPHAN_GRACE_SECONDS", "3"),
            Map.entry("RETRY_BASE_SECONDS", "1"),
            Map.entry("APPOINTMENT_MERGE_SECONDS", "2"), Map.entry("DMP_TIMEOUT_SECONDS", "4"), Map.entry("LEASE_SECONDS", "5"),
            Map.entry("CIRCUIT_MOST_DOWNS", "3"),
            Map.entry("CIRCUIT_FIRST_PROBE_SECONDS", "1"),
            Map.entry("CIRCUIT_LONGEST_PROBE_SECONDS", "2"), Map.entry("CERTIFICATE_CACHE_SECONDS", "1"),
            // Nobody reads figures here, and they would stand in the middle of what a person reads.
            Map.entry("METRICS_NAMESPACE", ""));
    /** Longest time a message of a failed batch stays hidden. */
    private static final Duration VISIBILITY = Duration.ofSeconds(6);
    /** Batches of one queue at the same time. */
    static final int POLLERS = 2;
    /** Time between two runs of a schedule. */
    static final Duration TICK = Duration.ofSeconds(1);
    /** Look at a stream without records, and wait before a failed one is tried again. */
    static final Duration STREAM_POLL = Duration.ofMillis(150);
    /** Looks at the stream of an emulator without a record before its position is asked for again: moto loses it with a cancelled transaction. */
    static final int STREAM_QUIET_ROUNDS = 20;
    static final Duration STREAM_BACKOFF = Duration.ofMillis(200);

    private LocalOverrides() {
    }

    static Duration visibility(QueueSpec queue) {
        return queue.visibility().compareTo(VISIBILITY) > 0 ? VISIBILITY : queue.visibility();
    }
}
