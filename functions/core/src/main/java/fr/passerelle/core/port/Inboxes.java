package fr.passerelle.core.port;

/** The inboxes of the establishments in the drop bucket, for what came to a queue and is taken in as a file. */
public interface Inboxes {
    /**
     * Drops a file, as the hospital would have. The same one may be dropped twice.
     *
     * @param establishment FINESS EJ
     * @param name of the file, a plain name
     */
    void drop(String establishment, String name, byte[] content);
}
