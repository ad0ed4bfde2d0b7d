package fr.passerelle.tls;

import java.util.Map;

import fr.passerelle.core.port.Metrics;

/** Told how long the certificates still last each time they are loaded: a metric, so that people are warned 90, 60, 30 and 7 days before. */
@FunctionalInterface
public interface CertificateWatch {
    /** Figure {@code CertificateDaysLeft}: per establishment to find it, and over all of them for the alarm, which names its dimensions when it is deployed. */
    static CertificateWatch daysLeft(Metrics metrics) {
        return (finess, use, days) -> {
            metrics.publish("CertificateDaysLeft", (double) days, Map.of("Establishment", finess, "Use", use.name()));
            metrics.publish("CertificateDaysLeft", (double) days, Map.of("Use", use.name()));
        };
    }

    /**
     * @param finess FINESS EJ
     * @param daysLeft whole days until the certificate in use ends; negative when the last one has ended
     */
    void loaded(String finess, KeyUse use, long daysLeft);
}
