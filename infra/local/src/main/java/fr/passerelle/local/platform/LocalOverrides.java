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
    static final Map<String, String> ENVIRONMENT = Map.ofEntries(Map.entry("ORPHAN_GRACE_SECONDS", "2"),
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
    /** A minute between two runs of a schedule lasts a second here. */
    private static final int FASTER = 60;
    private static final Duration LONGEST_TICK = Duration.ofSeconds(5);
    /** Time between two looks at the stream of an emulator, whose position must be kept alive. */
    static final Duration STREAM_POLL = Duration.ofMillis(150);
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(5);
    /** Wait before a failed batch of a stream is tried again. */
    static final Duration STREAM_BACKOFF = Duration.ofMillis(200);
    /** Looks at the stream of an emulator without a record before its position is asked for again: moto loses it with a cancelled transaction. */
    static final int STREAM_QUIET_ROUNDS = 20;

    private LocalOverrides() {
    }

    static Duration visibility(QueueSpec queue) {
        return queue.visibility().compareTo(VISIBILITY) > 0 ? VISIBILITY : queue.visibility();
    }

    /** Time between two runs of a schedule that is wound up so fast; one as slow as the keeper is not waited for. */
    static Duration tick(Duration rate) {
        Duration tick = rate.dividedBy(FASTER);
        return tick.compareTo(LONGEST_TICK) > 0 ? LONGEST_TICK : tick;
    }

    /** Time in which changes gather, so that an input that changes often is looked at once; the template may wait longer. */
    static Duration window(Duration window) {
        return window.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : window;
    }
}
