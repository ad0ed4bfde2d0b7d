package fr.passerelle.core.port;

/** Whose software an establishment lets read and write what its patients choose. */
@FunctionalInterface
public interface Callers {
    /**
     * Whether a caller may act for an establishment; nobody may unless its configuration says so.
     *
     * @param establishment FINESS EJ
     * @param role ARN of the role of the caller, without its session
     */
    boolean allowed(String establishment, String role);
}
