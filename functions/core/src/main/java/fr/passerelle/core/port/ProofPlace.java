package fr.passerelle.core.port;

/** Where proofs are written, once and for the time of the law: nobody changes or deletes one before (consent-and-rules.md §9). */
@FunctionalInterface
public interface ProofPlace {
    /**
     * Writes one proof of an input; writing the same again changes nothing.
     *
     * @param establishment FINESS EJ
     * @param number from 1
     * @param json UTF-8
     * @return false when another content has this number already
     */
    boolean write(String establishment, String inputId, int number, byte[] json);
}
