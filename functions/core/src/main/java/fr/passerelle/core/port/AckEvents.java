package fr.passerelle.core.port;

/** Tells the software of a hospital where an acknowledgement is, never what it says. The same one may be told twice. */
@FunctionalInterface
public interface AckEvents {
    /**
     * @param establishment FINESS EJ, or {@code inconnu}
     * @param name as in {@link AckPlace}; it stands there some seconds later
     */
    void tell(String establishment, String name);
}
