package fr.passerelle.simulators.pki;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.security.auth.x500.X500Principal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class TestPkiTest {
    private static final String STRUCTURE = "1120459876";
    private static final TestPki PKI = TestPki.create();

    @Test
    void a_certificate_names_its_structure_in_the_order_of_the_igc_sante() {
        assertThat(PKI.signature(STRUCTURE).certificate().getSubjectX500Principal().getName(X500Principal.RFC2253))
                .isEqualTo("CN=PASSERELLE SIGN,OU=1120459876,O=CENTRE HOSPITALIER DE TEST,ST=Paris (75),C=FR");
    }

    @Test
    void each_use_has_its_key_pair_and_its_key_usages() throws Exception {
        X509Certificate authentication = PKI.authentication(STRUCTURE).certificate();
        X509Certificate signature = PKI.signature(STRUCTURE).certificate();

        assertThat(authentication.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(authentication.getKeyUsage()).startsWith(true, false);
        assertThat(signature.getExtendedKeyUsage()).isNull();
        assertThat(signature.getKeyUsage()).startsWith(true, true);
        assertThat(authentication.getPublicKey()).isNotEqualTo(signature.getPublicKey());
    }

    @Test
    void every_chain_leads_to_the_anchor() {
        for (Credential credential : List.of(PKI.authentication(STRUCTURE), PKI.signature(STRUCTURE), PKI.server())) {
            assertThatCode(() -> validate(credential)).doesNotThrowAnyException();
        }
    }

    @Test
    void only_the_authorities_of_a_test_chain_say_so() {
        assertThat(PKI.signature(STRUCTURE).chain()).allSatisfy(c -> assertThat(c.getIssuerX500Principal().getName()).contains("CN=TEST "));
        assertThat(TestPki.productionLike().signature(STRUCTURE).chain())
                .allSatisfy(c -> assertThat(c.getIssuerX500Principal().getName()).doesNotContain("TEST"));
    }

    @Test
    void the_secret_holds_one_key_store_of_each_use() throws Exception {
        Matcher secret = Pattern
                .compile("\\{\"authentication\":\\[\\{\"pkcs12\":\"(.*)\",\"password\":\"(.*)\"}],\"signature\":\\[\\{\"pkcs12\":\"(.*)\","
                        + "\"password\":\"(.*)\"}]}")
                .matcher(PKI.secret(STRUCTURE));

        assertThat(secret.matches()).isTrue();
        assertThat(certificate(secret.group(1), secret.group(2)).getSubjectX500Principal().getName()).contains("AUTH_CLI");
        assertThat(certificate(secret.group(3), secret.group(4)).getSubjectX500Principal().getName()).contains("SIGN");
    }

    @Test
    void the_trust_is_the_root_in_pem() throws Exception {
        var read = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(PKI.trustPem().getBytes(StandardCharsets.US_ASCII)));

        assertThat(read).hasSize(1).first().isEqualTo(PKI.root());
    }

    @Test
    void a_certificate_may_be_over_or_not_begun() {
        Date today = Date.from(Instant.parse("2026-11-21T10:30:00Z"));

        assertThat(PKI.issue(CertificateOrder.signature(STRUCTURE).expired()).certificate().getNotAfter()).isBefore(today);
        assertThat(PKI.issue(CertificateOrder.signature(STRUCTURE).notYetValid()).certificate().getNotBefore()).isAfter(today);
    }

    private static X509Certificate certificate(String pkcs12, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Base64.getDecoder().decode(pkcs12)), password.toCharArray());
        assertThat(store.getKey("1", password.toCharArray())).isNotNull();
        assertThat(store.getCertificateChain("1")).hasSize(3);
        return (X509Certificate) store.getCertificate("1");
    }

    private static void validate(Credential credential) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(PKI.root(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(Instant.parse("2026-11-21T10:30:00Z")));
        CertPathValidator.getInstance("PKIX").validate(
                CertificateFactory.getInstance("X.509").generateCertPath(credential.chain().subList(0, 2)), parameters);
    }
}
