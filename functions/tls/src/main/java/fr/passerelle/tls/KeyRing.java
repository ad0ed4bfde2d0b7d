package fr.passerelle.tls;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;

/**
 * The keys of the establishments: read when needed, kept for a while, read again afterwards, so that a certificate put in its secret is
 * used without a deployment. What cannot be used is read again each time: a repair takes effect at once. A secret that says the same is not
 * opened again: a PKCS#12 is slow to open on purpose.
 */
public final class KeyRing implements StructureKeySource {
    /** Seconds. */
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final SecretSource secrets;
    private final CertificateRules rules;
    private final Duration age;
    private final CertificateWatch watch;
    private final InstantSource clock;
    private final Map<String, Loaded> known = new ConcurrentHashMap<>();

    /** @param digest SHA-256 of the secret */
    private record Loaded(String digest, KeyMaterial material, Instant until) {
        Loaded until(Instant end) {
            return new Loaded(digest, material, end);
        }
    }

    /** @param age how long a secret is used before it is read again */
    public KeyRing(SecretSource secrets, Environment environment, Duration age, CertificateWatch watch, InstantSource clock) {
        this.secrets = secrets;
        this.rules = new CertificateRules(environment);
        this.age = age;
        this.watch = watch;
        this.clock = clock;
    }

    /** Checked at each call: a certificate may end between two readings. */
    @Override
    public StructureKeys keys(String finess, String structureId) {
        Instant now = clock.instant();
        KeyMaterial material = material(finess, now);
        try {
            var keys = new StructureKeys(material.used(KeyUse.AUTHENTICATION, now), material.used(KeyUse.SIGNATURE, now));
            rules.check(keys, structureId);
            return keys;
        } catch (UnusableKeysException e) {
            known.computeIfPresent(finess, (_, loaded) -> loaded.until(now));
            throw e;
        }
    }

    /**
     * The key to show as a client, checked like the two of {@link #keys}.
     *
     * @throws UnusableKeysException when there is none that can be used
     */
    public KeyEntry authentication(String finess, String structureId) {
        Instant now = clock.instant();
        KeyMaterial material = material(finess, now);
        try {
            KeyEntry entry = material.used(KeyUse.AUTHENTICATION, now);
            rules.check(KeyUse.AUTHENTICATION, entry, structureId);
            return entry;
        } catch (UnusableKeysException e) {
            known.computeIfPresent(finess, (_, loaded) -> loaded.until(now));
            throw e;
        }
    }

    private KeyMaterial material(String finess, Instant now) {
        Loaded loaded = known.get(finess);
        if (loaded != null && now.isBefore(loaded.until())) {
            return loaded.material();
        }
        String secret = secrets.secret(finess)
                .orElseThrow(() -> new UnusableKeysException(Reason.of("CERTIFICATE_MISSING", KeyUse.AUTHENTICATION.product())));
        String digest = Ids.sha256(secret.getBytes(StandardCharsets.UTF_8));
        KeyMaterial read = loaded != null && loaded.digest().equals(digest) ? loaded.material() : KeyMaterial.read(secret);
        known.put(finess, new Loaded(digest, read, now.plus(age)));
        for (KeyUse use : KeyUse.values()) {
            tell(finess, use, read, now);
        }
        return read;
    }

    /** The one in use, or the last to end when none can be used: days left then go on below zero. */
    private void tell(String finess, KeyUse use, KeyMaterial material, Instant now) {
        material.of(use).stream()
                .max(Comparator.comparing((KeyEntry e) -> e.validAt(now)).thenComparing(e -> e.validAt(now) ? e.notBefore() : e.notAfter()))
                .ifPresent(e -> watch.loaded(finess, use, Math.floorDiv(Duration.between(now, e.notAfter()).toSeconds(), DAY)));
    }
}
