package fr.passerelle.simulators.dmp;

/** How the DMP is down; the TLS handshake still goes through. */
public enum Outage {
    /** Connections are closed before anything is read. */
    CUT,
    /** HTTP 503. */
    UNAVAILABLE
}
