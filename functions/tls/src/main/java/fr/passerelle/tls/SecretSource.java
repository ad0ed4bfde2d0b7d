package fr.passerelle.tls;

import java.util.Optional;

/** Where the secret of an establishment is: Secrets Manager. */
@FunctionalInterface
public interface SecretSource {
    /**
     * The text of {@link KeyMaterial}, absent when there is none. Not kept by the source: {@link KeyRing} does.
     *
     * @param finess FINESS EJ
     */
    Optional<String> secret(String finess);
}
