package fr.passerelle.simulators.pki;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Key pairs of one authority, made in parallel as soon as it exists: one per level of the chain and one per use of a certificate. */
final class KeyPairs {
    private static final int BITS = 2048;

    private final CompletableFuture<KeyPair> root;
    private final CompletableFuture<KeyPair> intermediate;
    private final Map<Use, CompletableFuture<KeyPair>> uses = new EnumMap<>(Use.class);

    KeyPairs(SecureRandom random) {
        this.root = begin(random);
        this.intermediate = begin(random);
        for (Use use : Use.values()) {
            uses.put(use, begin(random));
        }
    }

    KeyPair root() {
        return root.join();
    }

    KeyPair intermediate() {
        return intermediate.join();
    }

    /** The same pair for every certificate of a use, which spares the time of making one each time. */
    KeyPair of(Use use) {
        return Objects.requireNonNull(uses.get(use)).join();
    }

    private static CompletableFuture<KeyPair> begin(SecureRandom random) {
        return CompletableFuture.supplyAsync(() -> generate(random));
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
