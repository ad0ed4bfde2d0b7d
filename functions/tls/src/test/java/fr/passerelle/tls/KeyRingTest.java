package fr.passerelle.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.simulators.pki.CertificateOrder;
import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

import static fr.passerelle.tls.TestKeys.OTHER_PKI;
import static fr.passerelle.tls.TestKeys.PKI;
import static fr.passerelle.tls.TestKeys.STRUCTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KeyRingTest {
    private static final String FINESS = "750999997";
    private static final Duration AGE = Duration.ofMinutes(5);

    private final Map<String, String> secrets = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T08:30:00Z");

    @Test
    void aSecretIsReadOnceUntilItsAgeIsOver() {
        secrets.put(FINESS, PKI.secret(STRUCTURE));
        KeyRing ring = ring(Environment.TEST);
        StructureKeys first = ring.keys(FINESS, STRUCTURE);
        now = now.plus(AGE).minusMillis(1);
        assertThat(ring.keys(FINESS, STRUCTURE)).isEqualTo(first);
        assertThat(asked).containsExactly(FINESS);
        now = now.plusMillis(1);
        assertThat(ring.keys(FINESS, STRUCTURE)).isEqualTo(first);
        assertThat(asked).containsExactly(FINESS, FINESS);
        assertThat(ring.keys(FINESS, STRUCTURE).authentication()).as("not opened again").isSameAs(first.authentication());
    }

    @Test
    void aCertificateAddedToTheSecretIsUsedAtTheNextReading() {
        Credential seal = PKI.signature(STRUCTURE);
        Credential old = TestKeys.authentication("2023-12-01T00:00:00Z", "2026-12-01T00:00:00Z");
        Credential added = TestKeys.authentication("2026-11-20T00:00:00Z", "2029-11-20T00:00:00Z");
        secrets.put(FINESS, TestPki.secret(List.of(old), List.of(seal)));
        KeyRing ring = ring(Environment.TEST);
        assertThat(ring.keys(FINESS, STRUCTURE).authentication().certificate()).isEqualTo(old.certificate());
        secrets.put(FINESS, TestPki.secret(List.of(old, added), List.of(seal)));
        assertThat(ring.keys(FINESS, STRUCTURE).authentication().certificate()).isEqualTo(old.certificate());
        now = now.plus(AGE);
        assertThat(ring.keys(FINESS, STRUCTURE).authentication().certificate()).isEqualTo(added.certificate());
    }

    @Test
    void aCertificateThatEndsBetweenTwoReadingsIsLeftForTheOther() {
        Credential ending = TestKeys.authentication("2026-11-21T00:00:00Z", "2026-11-22T08:31:00Z");
        Credential other = TestKeys.authentication("2026-11-20T00:00:00Z", "2029-11-20T00:00:00Z");
        secrets.put(FINESS, TestPki.secret(List.of(other, ending), List.of(PKI.signature(STRUCTURE))));
        KeyRing ring = ring(Environment.TEST);
        assertThat(ring.keys(FINESS, STRUCTURE).authentication().certificate()).isEqualTo(ending.certificate());
        now = now.plusSeconds(61);
        assertThat(ring.keys(FINESS, STRUCTURE).authentication().certificate()).isEqualTo(other.certificate());
        assertThat(asked).hasSize(1);
    }

    @Test
    void aRepairTakesEffectAtOnce() {
        KeyRing ring = ring(Environment.TEST);
        assertThat(reason(ring)).isEqualTo(Reason.of("CERTIFICATE_MISSING", "ORG AUTH_CLI"));
        secrets.put(FINESS, TestPki.secret(List.of(PKI.issue(CertificateOrder.authentication(STRUCTURE).expired())),
                List.of(PKI.signature(STRUCTURE))));
        assertThat(reason(ring).code()).isEqualTo("CERTIFICATE_EXPIRED");
        secrets.put(FINESS, PKI.secret(STRUCTURE));
        assertThat(ring.keys(FINESS, STRUCTURE)).isNotNull();
    }

    @Test
    void theDaysLeftAreToldAtEachReadingForTheCertificateInUse() {
        Credential old = TestKeys.authentication("2023-12-01T00:00:00Z", "2026-12-01T08:29:00Z");
        Credential seal = TestKeys.signature("2023-12-01T00:00:00Z", "2026-12-22T08:30:00Z");
        secrets.put(FINESS, TestPki.secret(List.of(old), List.of(seal)));
        KeyRing ring = ring(Environment.TEST);
        ring.keys(FINESS, STRUCTURE);
        ring.keys(FINESS, STRUCTURE);
        assertThat(told).containsExactly("750999997 AUTHENTICATION 8", "750999997 SIGNATURE 30");
        told.clear();
        now = Instant.parse("2026-12-01T08:30:00Z");
        assertThatThrownBy(() -> ring.keys(FINESS, STRUCTURE)).isInstanceOf(UnusableKeysException.class);
        assertThat(told).containsExactly("750999997 AUTHENTICATION -1", "750999997 SIGNATURE 21");
    }

    @Test
    void aTestChainIsRefusedInProductionAndTheReverse() {
        secrets.put(FINESS, PKI.secret(STRUCTURE));
        assertThat(reason(ring(Environment.PRODUCTION)))
                .isEqualTo(Reason.of("CERTIFICATE_ENVIRONMENT", "ORG AUTH_CLI", "de test", "de production"));
        secrets.put(FINESS, OTHER_PKI.secret(STRUCTURE));
        assertThat(reason(ring(Environment.TEST)))
                .isEqualTo(Reason.of("CERTIFICATE_ENVIRONMENT", "ORG AUTH_CLI", "de production", "de test"));
        assertThat(ring(Environment.PRODUCTION).keys(FINESS, STRUCTURE)).isNotNull();
        secrets.put(FINESS, TestPki.secret(List.of(OTHER_PKI.authentication(STRUCTURE)), List.of(PKI.signature(STRUCTURE))));
        assertThat(reason(ring(Environment.PRODUCTION)))
                .isEqualTo(Reason.of("CERTIFICATE_ENVIRONMENT", "ORG SIGN", "de test", "de production"));
    }

    @Test
    void aCertificateOfAnotherStructureIsRefusedWithBothNames() {
        secrets.put(FINESS, PKI.secret("1750000001"));
        assertThat(reason(ring(Environment.TEST)))
                .isEqualTo(Reason.of("CERTIFICATE_STRUCTURE", "ORG AUTH_CLI", "1750000001", STRUCTURE));
        secrets.put(FINESS, TestPki.secret(List.of(PKI.authentication(STRUCTURE)), List.of(PKI.signature("1750000001"))));
        assertThat(reason(ring(Environment.TEST))).isEqualTo(Reason.of("CERTIFICATE_STRUCTURE", "ORG SIGN", "1750000001", STRUCTURE));
        secrets.put(FINESS, TestPki.secret(List.of(PKI.authentication("")), List.of(PKI.signature(STRUCTURE))));
        assertThat(reason(ring(Environment.TEST))).isEqualTo(Reason.of("CERTIFICATE_STRUCTURE", "ORG AUTH_CLI", "(aucune)", STRUCTURE));
    }

    @Test
    void aCertificateOfTheOtherUseIsRefused() {
        Credential client = PKI.authentication(STRUCTURE);
        Credential seal = PKI.signature(STRUCTURE);
        secrets.put(FINESS, TestPki.secret(List.of(seal), List.of(client)));
        assertThat(reason(ring(Environment.TEST)))
                .isEqualTo(Reason.of("CERTIFICATE_USAGE", "ORG AUTH_CLI", "usage étendu clientAuth absent"));
        secrets.put(FINESS, TestPki.secret(List.of(client), List.of(PKI.server())));
        assertThat(reason(ring(Environment.TEST)))
                .isEqualTo(Reason.of("CERTIFICATE_USAGE", "ORG SIGN", "usages digitalSignature et nonRepudiation absents"));
    }

    @Test
    void oneKeyPairForBothUsesIsRefused() {
        Credential client = PKI.authentication(STRUCTURE);
        secrets.put(FINESS, TestPki.secret(List.of(client), List.of(client)));
        assertThat(reason(ring(Environment.TEST)))
                .isEqualTo(Reason.of("CERTIFICATE_USAGE", "ORG SIGN", "même paire de clés que ORG AUTH_CLI"));
    }

    @Test
    void aKeyThatIsNotTheOneOfItsCertificateIsRefused() {
        Credential client = PKI.authentication(STRUCTURE);
        Credential seal = PKI.signature(STRUCTURE);
        secrets.put(FINESS, TestPki.secret(List.of(new Credential(seal.key(), client.chain())), List.of(seal)));
        assertThat(reason(ring(Environment.TEST)))
                .isEqualTo(Reason.of("CERTIFICATE_USAGE", "ORG AUTH_CLI", "la clé privée n'est pas celle du certificat"));
    }

    @Test
    void eachEstablishmentHasItsOwnKeys() {
        secrets.put(FINESS, PKI.secret(STRUCTURE));
        secrets.put("750000001", PKI.secret("1750000001"));
        KeyRing ring = ring(Environment.TEST);
        assertThat(ring.keys(FINESS, STRUCTURE).signature().subject()).contains("OU=" + STRUCTURE);
        assertThat(ring.keys("750000001", "1750000001").signature().subject()).contains("OU=1750000001");
    }

    private KeyRing ring(Environment environment) {
        SecretSource source = finess -> {
            asked.add(finess);
            return Optional.ofNullable(secrets.get(finess));
        };
        return new KeyRing(source, environment, AGE, (finess, use, days) -> told.add(finess + " " + use + " " + days), () -> now);
    }

    private static Reason reason(KeyRing ring) {
        return catchThrowableOfType(UnusableKeysException.class, () -> ring.keys(FINESS, STRUCTURE)).reason();
    }
}
