package fr.passerelle.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.json.Json;

/**
 * All the keys of one establishment, as its secret holds them: several per use, so that the next certificate can be there before the
 * present one ends (docs/decisions/0035-keys-and-rotation.md).
 *
 * <p>The secret is JSON: {@code {"authentication":[{"pkcs12":"<base64>","password":"…"}],"signature":[{"pkcs12":"…","password":"…"}]}}.
 * Nothing of it comes out in a text or an exception.
 */
public final class KeyMaterial {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu").withZone(ZoneId.of("Europe/Paris"));

    private final List<KeyEntry> authentication;
    private final List<KeyEntry> signature;

    private KeyMaterial(List<KeyEntry> authentication, List<KeyEntry> signature) {
        this.authentication = authentication;
        this.signature = signature;
    }

    /** The secret as written; lists may be absent. */
    record Secret(@Nullable List<Store> authentication, @Nullable List<Store> signature) {
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /** One PKCS#12 (RFC 7292) with one key and its certificates. */
    record Store(@Nullable String pkcs12, @Nullable String password) {
        @Override
        public String toString() {
            return "Store[]";
        }
    }

    /** @throws UnusableKeysException {@code CERTIFICATE_UNREADABLE} when any part of the secret cannot be read: half of a rotation is a mistake to see at once */
    public static KeyMaterial read(String secret) {
        Secret parsed = parse(secret);
        return new KeyMaterial(entries(KeyUse.AUTHENTICATION, parsed.authentication()), entries(KeyUse.SIGNATURE, parsed.signature()));
    }

    /**
     * The entry to use: the valid one that began last.
     *
     * @throws UnusableKeysException {@code CERTIFICATE_MISSING}, {@code CERTIFICATE_EXPIRED} or {@code CERTIFICATE_NOT_YET_VALID}
     */
    public KeyEntry used(KeyUse use, Instant now) {
        return of(use).stream().filter(e -> e.validAt(now)).max(Comparator.comparing(KeyEntry::notBefore))
                .orElseThrow(() -> new UnusableKeysException(absence(use, now)));
    }

    /** Whether another certificate of that use is loaded, which ends later: the rotation has begun. */
    public boolean after(KeyUse use, KeyEntry used) {
        return of(use).stream().anyMatch(entry -> entry.notAfter().isAfter(used.notAfter()));
    }

    List<KeyEntry> of(KeyUse use) {
        return switch (use) {
            case AUTHENTICATION -> authentication;
            case SIGNATURE -> signature;
        };
    }

    private Reason absence(KeyUse use, Instant now) {
        List<Instant> beginnings = of(use).stream().map(KeyEntry::notBefore).filter(now::isBefore).toList();
        if (!beginnings.isEmpty()) {
            return Reason.of("CERTIFICATE_NOT_YET_VALID", use.product(), DAY.format(Collections.min(beginnings)));
        }
        return of(use).stream().map(KeyEntry::notAfter).max(Comparator.naturalOrder())
                .map(end -> Reason.of("CERTIFICATE_EXPIRED", use.product(), DAY.format(end)))
                .orElseGet(() -> Reason.of("CERTIFICATE_MISSING", use.product()));
    }

    /** The text {@code null} is JSON too. */
    private static Secret parse(String secret) {
        try {
            @Nullable
            Secret parsed = Json.mapper().readValue(secret, Secret.class);
            if (parsed == null) {
                throw unreadable("JSON");
            }
            return parsed;
        } catch (JsonProcessingException e) {
            throw unreadable("JSON");
        }
    }

    private static List<KeyEntry> entries(KeyUse use, @Nullable List<Store> stores) {
        if (stores == null) {
            return List.of();
        }
        return IntStream.range(0, stores.size()).mapToObj(i -> entry(stores.get(i), use.product() + " n° " + (i + 1))).toList();
    }

    private static KeyEntry entry(@Nullable Store store, String name) {
        if (store == null || store.pkcs12() == null || store.password() == null) {
            throw unreadable(name);
        }
        char[] password = store.password().toCharArray();
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(Base64.getMimeDecoder().decode(store.pkcs12())), password);
            return key(keys, password, name);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw unreadable(name);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static KeyEntry key(KeyStore keys, char[] password, String name) throws GeneralSecurityException {
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias) && keys.getKey(alias, password) instanceof PrivateKey key) {
                return new KeyEntry(key, Arrays.stream(keys.getCertificateChain(alias)).map(X509Certificate.class::cast).toList());
            }
        }
        throw unreadable(name);
    }

    private static UnusableKeysException unreadable(String part) {
        return new UnusableKeysException(Reason.of("CERTIFICATE_UNREADABLE", part));
    }

    /** Counts only. */
    @Override
    public String toString() {
        return "KeyMaterial[authentication=" + authentication.size() + ", signature=" + signature.size() + "]";
    }
}
