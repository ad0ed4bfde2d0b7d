package fr.passerelle.tls;

import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

import static fr.passerelle.tls.TestKeys.NOW;
import static fr.passerelle.tls.TestKeys.PKI;
import static fr.passerelle.tls.TestKeys.STRUCTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KeyMaterialTest {
    private static final Credential ENDED = TestKeys.authentication("2021-01-01T00:00:00Z", "2024-01-01T12:00:00Z");
    private static final Credential PRESENT = TestKeys.authentication("2023-12-01T00:00:00Z", "2026-12-01T00:00:00Z");
    private static final Credential NEXT = TestKeys.authentication("2026-11-20T00:00:00Z", "2029-11-20T00:00:00Z");
    private static final Credential LATER = TestKeys.authentication("2027-01-31T23:30:00Z", "2030-01-01T00:00:00Z");

    @Test
    void theSecretGivesTheKeyAndItsChain() {
        KeyMaterial material = KeyMaterial.read(PKI.secret(STRUCTURE));
        Credential expected = PKI.authentication(STRUCTURE);
        KeyEntry used = material.used(KeyUse.AUTHENTICATION, NOW);
        assertThat(used.key()).isEqualTo(expected.key());
        assertThat(used.chain()).hasSize(3).last().isEqualTo(PKI.root());
        assertThat(used.subject()).isEqualTo("CN=PASSERELLE AUTH_CLI,OU=1750999997,O=CENTRE HOSPITALIER DE TEST,ST=Paris (75),C=FR");
    }

    @Test
    void ofSeveralValidCertificatesTheLastToBeginIsUsed() {
        assertThat(used(PRESENT, NEXT)).isEqualTo(NEXT.certificate());
        assertThat(used(NEXT, ENDED, LATER, PRESENT)).isEqualTo(NEXT.certificate());
        assertThat(used(PRESENT, LATER, ENDED)).isEqualTo(PRESENT.certificate());
    }

    @Test
    void aCertificateIsValidAtBothEndsOfItsValidity() {
        KeyEntry entry = TestKeys.entry(PRESENT);
        assertThat(entry.validAt(entry.notBefore())).isTrue();
        assertThat(entry.validAt(entry.notAfter())).isTrue();
        assertThat(entry.validAt(entry.notBefore().minusMillis(1))).isFalse();
        assertThat(entry.validAt(entry.notAfter().plusMillis(1))).isFalse();
    }

    @Test
    void anEndedCertificateSaysItsUseAndItsDate() {
        assertThat(refusal(ENDED)).isEqualTo(Reason.of("CERTIFICATE_EXPIRED", "ORG AUTH_CLI", "01/01/2024"));
        assertThat(new RejectCatalogue().sentence(refusal(ENDED)))
                .startsWith("Le certificat ORG AUTH_CLI de l'établissement a expiré le 01/01/2024");
    }

    @Test
    void aCertificateToComeSaysFromWhenInFrenchTime() {
        assertThat(refusal(LATER, ENDED)).isEqualTo(Reason.of("CERTIFICATE_NOT_YET_VALID", "ORG AUTH_CLI", "01/02/2027"));
    }

    @Test
    void aUseWithoutCertificateIsNamed() {
        Reason missing = Reason.of("CERTIFICATE_MISSING", "ORG SIGN");
        assertThat(reason(() -> KeyMaterial.read(TestPki.secret(List.of(PRESENT), List.of())).used(KeyUse.SIGNATURE, NOW)))
                .isEqualTo(missing);
        assertThat(reason(() -> KeyMaterial.read("{}").used(KeyUse.SIGNATURE, NOW))).isEqualTo(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "s3cret", "[]", "{\"authentication\":\"s3cret\"}", "{\"s3cret\":[]}",
            "{\"authentication\":[]} s3cret"})
    void aSecretOfAnotherFormIsUnreadableAndNotQuoted(String secret) {
        UnusableKeysException refused = catchThrowableOfType(UnusableKeysException.class, () -> KeyMaterial.read(secret));
        assertThat(refused.reason()).isEqualTo(Reason.of("CERTIFICATE_UNREADABLE", "JSON"));
        assertThat(refused).hasNoCause().message().doesNotContain("s3cret");
    }

    @Test
    void aBrokenEntryIsNamedByItsPlaceAndNothingOfItIsQuoted() {
        String good = Base64.getEncoder().encodeToString(PRESENT.pkcs12());
        for (String entry : List.of("null", "{}", store(good, "s3cret"), store("s3cret!", "p"), store("czNjcmV0", "p"),
                "{\"pkcs12\":\"" + good + "\"}")) {
            UnusableKeysException refused = catchThrowableOfType(UnusableKeysException.class,
                    () -> KeyMaterial.read("{\"signature\":[" + store(good, Credential.PASSWORD) + "," + entry + "]}"));
            assertThat(refused.reason()).isEqualTo(Reason.of("CERTIFICATE_UNREADABLE", "ORG SIGN n° 2"));
            assertThat(refused).hasNoCause().message().doesNotContain("s3cret", "czNjcmV0");
        }
    }

    @Test
    void aPkcs12WithoutKeyIsUnreadable() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", PKI.root());
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, "p".toCharArray());
        String secret = "{\"signature\":[" + store(Base64.getEncoder().encodeToString(bytes.toByteArray()), "p") + "]}";
        assertThat(reason(() -> KeyMaterial.read(secret))).isEqualTo(Reason.of("CERTIFICATE_UNREADABLE", "ORG SIGN n° 1"));
    }

    @Test
    void nothingShowsAKeyOrAPassword() {
        String key = Base64.getEncoder().encodeToString(PRESENT.key().getEncoded()).substring(50, 80);
        KeyEntry entry = TestKeys.entry(PRESENT);
        assertThat(List.of(entry, new StructureKeys(entry, entry), KeyMaterial.read(PKI.secret(STRUCTURE)),
                new KeyMaterial.Store("s3cret", "s3cret"),
                new KeyMaterial.Secret(List.of(new KeyMaterial.Store("s3cret", "s3cret")), null)))
                .extracting(Object::toString)
                .allSatisfy(text -> assertThat(text).doesNotContain(key, "s3cret", Credential.PASSWORD, "RSA", STRUCTURE));
    }

    private static X509Certificate used(Credential... loaded) {
        return KeyMaterial.read(TestPki.secret(List.of(loaded), List.of())).used(KeyUse.AUTHENTICATION, NOW).certificate();
    }

    private static Reason refusal(Credential... loaded) {
        return reason(() -> used(loaded));
    }

    private static String store(String pkcs12, String password) {
        return "{\"pkcs12\":\"" + pkcs12 + "\",\"password\":\"" + password + "\"}";
    }

    private static Reason reason(ThrowingCallable call) {
        return catchThrowableOfType(UnusableKeysException.class, call).reason();
    }
}
