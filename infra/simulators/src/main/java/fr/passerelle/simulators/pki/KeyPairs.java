package fr.passerelle.simulators.pki;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Key pairs of the test authorities, made in parallel the first time they are needed and once for a JVM: a pair takes half a second of
 * processor under C1 alone (docs/decisions/0181-keys-made-once.md). Authorities of two kinds never share theirs.
 */
final class KeyPairs {
    private static final int BITS = 2048;

    private final CompletableFuture<KeyPair> root;
    private final CompletableFuture<KeyPair> intermediate;
    private final Map<Use, CompletableFuture<KeyPair>> uses;

    private KeyPairs() {
        this.root = begin();
        this.intermediate = begin();
        this.uses = Uses.PAIRS;
    }

    /** Those of the authorities whose names say {@code TEST}. */
    static KeyPairs test() {
        return Test.PAIRS;
    }

    /** Those of the authorities whose names do not. */
    static KeyPairs productionLike() {
        return ProductionLike.PAIRS;
    }

    KeyPair root() {
        return root.join();
    }

    KeyPair intermediate() {
        return intermediate.join();
    }

    /** The same pair for every certificate of a use, whatever authority issues it. */
    KeyPair of(Use use) {
        return Objects.requireNonNull(uses.get(use)).join();
    }

    private static CompletableFuture<KeyPair> begin() {
        return CompletableFuture.supplyAsync(KeyPairs::generate);
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, new SecureRandom());
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static final class Test {
        static final KeyPairs PAIRS = new KeyPairs();
    }

    private static final class ProductionLike {
        static final KeyPairs PAIRS = new KeyPairs();
    }

    private static final class Uses {
        static final Map<Use, CompletableFuture<KeyPair>> PAIRS = begin();

        private static Map<Use, CompletableFuture<KeyPair>> begin() {
            var pairs = new EnumMap<Use, CompletableFuture<KeyPair>>(Use.class);
            for (Use use : Use.values()) {
                pairs.put(use, KeyPairs.begin());
            }
            return pairs;
        }
    }
}
