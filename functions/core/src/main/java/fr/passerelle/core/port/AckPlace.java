package fr.passerelle.core.port;

import java.util.Optional;

/** The place where the software of a hospital finds the acknowledgements of its messages. What is written there is never changed. */
public interface AckPlace {
    /**
     * What was written before.
     *
     * @param establishment FINESS EJ, or {@code inconnu}
     * @param name under {@code acks/}, e.g. {@code CHU/DPI/0001.ack.hl7}
     */
    Optional<byte[]> find(String establishment, String name);

    /**
     * Writes an acknowledgement unless something stands there.
     *
     * @return whether what stands there now is this one
     */
    boolean write(String establishment, String name, byte[] message);
}
