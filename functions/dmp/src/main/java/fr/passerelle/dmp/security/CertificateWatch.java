package fr.passerelle.dmp.security;

/** Told how long the certificates still last each time they are loaded: a metric, so that people are warned 90, 60, 30 and 7 days before. */
@FunctionalInterface
public interface CertificateWatch {
    /**
     * @param finess FINESS EJ
     * @param daysLeft whole days until the certificate in use ends; negative when the last one has ended
     */
    void loaded(String finess, KeyUse use, long daysLeft);
}
