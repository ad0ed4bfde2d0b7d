package fr.passerelle.core.port;

/** Hands a message that was dropped as a file to the function that takes its kind. The same message may be handed over twice. */
public interface Feeds {
    /** Most bytes of a message in UTF-8: what a queue carries, less what goes with it. */
    int LARGEST = 200_000;

    /**
     * A scheduling message.
     *
     * @param establishment FINESS EJ whose folder it came by
     */
    void appointment(String establishment, String message);

    /**
     * A message about the identity, the choices or the stay of a patient.
     *
     * @param establishment FINESS EJ whose folder it came by
     */
    void identity(String establishment, String message);
}
