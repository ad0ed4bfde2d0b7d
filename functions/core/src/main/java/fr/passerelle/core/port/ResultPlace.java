package fr.passerelle.core.port;

/** The place where a hospital finds its answers. */
public interface ResultPlace {
    /**
     * Writes or rewrites an answer.
     *
     * @param establishment FINESS EJ, or {@code inconnu}
     * @param name file name, e.g. {@code lettre-0001.result.json}
     * @param json UTF-8
     */
    void write(String establishment, String name, byte[] json);
}
