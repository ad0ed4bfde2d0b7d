package fr.passerelle.simulators.dmp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.simulators.TestFiles;
import fr.passerelle.simulators.pki.CertificateOrder;
import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;
import fr.passerelle.simulators.xds.Finding;

import static org.assertj.core.api.Assertions.assertThat;

class SealTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T10:30:00Z"));
    private static final TestPki PKI = TestPki.create();
    private DmpSimulator dmp;

    @BeforeEach
    void start() {
        dmp = DmpSimulator.inProcess(DmpSettings.secured(CLOCK, PKI), UUID::randomUUID);
    }

    @Test
    void a_right_call_of_each_kind_is_accepted() throws Exception {
        SignedCall call = SignedCall.right(PKI);

        assertThat(call.feed(dmp).text()).contains("ResponseStatusType:Success");
        assertThat(call.ask(dmp).text()).contains("ObjectRef");
        assertThat(call.exists(dmp).text()).contains("typeCode=\"AA\"");
        assertThat(call.delete(dmp, dmp.documents().getFirst().entryUuid()).text()).contains("ResponseStatusType:Success")
                .contains("urn:ihe:iti:2010:UpdateDocumentSet-Response");
        assertThat(dmp.calls()).allSatisfy(answered -> assertThat(answered.findings()).isEmpty());
    }

    @ParameterizedTest(name = "{0}: {3} -> {4}")
    @MethodSource("sealDeviations")
    void one_deviation_of_a_signature_is_refused_by_its_rule(String rule, String code, String piece, String from, String to)
            throws Exception {
        DmpAnswer answer = SignedCall.right(PKI).with(piece, from, to).feed(dmp);

        assertThat(lastFindings()).filteredOn(finding -> finding.rule().equals(rule)).isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(code));
        assertThat(answer.text()).contains(code).contains(answer.status() == 200 ? "ResponseStatusType:Failure" : "soap:Fault");
        assertThat(dmp.documents()).isEmpty();
    }

    static Stream<Arguments> sealDeviations() {
        return TestFiles.text("seal-deviations.txt").lines().filter(line -> !line.startsWith("#")).map(line -> {
            String[] cells = line.split(" \\| ?", -1);
            return Arguments.of(cells[0], cells[1], cells[2], cells[3].replace("\\n", "\n"), cells[4].replace("\\n", "\n"));
        });
    }

    @Test
    void a_vihf_without_signature_or_signed_elsewhere_is_refused() throws Exception {
        SignedCall call = SignedCall.right(PKI);
        String signature = "<ds:Signature .*</ds:Signature>";

        assertThat(call.with("vihf-signed", signed -> signed.replaceAll(signature, "")).ask(dmp).text()).contains("wsse:InvalidSecurity");
        call.with("vihf-signed", signed -> signed.replaceAll("(" + signature + ")((?s).*)</Assertion>", "$2$1</Assertion>")).ask(dmp);
        assertThat(lastFindings()).extracting(Finding::rule).containsExactly("vihf-signature-place");
    }

    static Stream<Arguments> badSeals() {
        return Stream.of(Arguments.of("other use", PKI.authentication(SignedCall.STRUCTURE)),
                Arguments.of("expired", PKI.issue(CertificateOrder.signature(SignedCall.STRUCTURE).expired())),
                Arguments.of("not yet valid", PKI.issue(CertificateOrder.signature(SignedCall.STRUCTURE).notYetValid())),
                Arguments.of("other authority", TestPki.productionLike().signature(SignedCall.STRUCTURE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSeals")
    void a_vihf_signed_with_a_certificate_that_does_not_sign_is_refused_by_the_fault_of_the_dmp(String what, Credential seal)
            throws Exception {
        DmpAnswer answer = SignedCall.right(PKI).vihfSignedBy(seal).feed(dmp);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("DMPInvalidCertificate").contains("Not a valid signature certificate");
        assertThat(dmp.documents()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSeals")
    void a_lot_signed_with_a_certificate_that_does_not_sign_is_refused_by_the_fault_of_the_dmp(String what, Credential seal)
            throws Exception {
        DmpAnswer answer = SignedCall.right(PKI).lotSignedBy(seal).feed(dmp);

        assertThat(answer.text()).contains("soap:Fault").contains("DMPInvalidCertificate");
        assertThat(dmp.documents()).isEmpty();
    }

    @Test
    void a_lot_must_be_signed_by_the_structure_of_the_vihf() throws Exception {
        SignedCall.right(PKI).lotSignedBy(PKI.signature("1750100125")).feed(dmp);

        assertThat(lastFindings()).extracting(Finding::rule).containsExactly("signature-structure");
    }

    @Test
    void the_certificates_must_be_those_of_the_structure() throws Exception {
        SignedCall call = SignedCall.right(PKI);

        assertThat(call.vihfSignedBy(PKI.signature("1750100125")).ask(dmp).text()).contains("wsse:FailedAuthentication")
                .contains("personne morale");
        assertThat(call.calledBy(PKI.authentication("1750100125").certificate()).ask(dmp).text()).contains("wsse:FailedAuthentication");
    }

    @Test
    void a_lot_without_signature_is_refused() throws Exception {
        SignedCall.right(PKI).with("entry", entry -> "").feed(dmp);

        assertThat(lastFindings()).extracting(Finding::rule).contains("signature-entry");
    }

    @Test
    void a_signature_that_covers_another_assertion_is_no_signature_of_the_one_used() throws Exception {
        DmpAnswer answer = SignedCall.right(PKI).with("vihf-signed", signed -> {
            String id = signed.replaceAll("(?s).* ID=\"([^\"]*)\".*", "$1");
            String signature = signed.substring(signed.indexOf("<ds:Signature "), signed.indexOf("</ds:Signature>"));
            String hidden = signed.replace(signature + "</ds:Signature>", "");
            String forged = signed.replace(" ID=\"" + id + "\"", " ID=\"_forged\"").replace("DURAND", "AUTRE");
            return forged.replace("</ds:Signature>", "<ds:Object>" + hidden + "</ds:Object></ds:Signature>");
        }).feed(dmp);

        assertThat(answer.text()).contains("soap:Fault");
        assertThat(lastFindings()).extracting(Finding::rule).containsExactly("vihf-signature-reference");
    }

    @Test
    void an_id_borne_twice_is_refused_even_if_the_signature_holds() throws Exception {
        SignedCall call = SignedCall.right(PKI).with("vihf-signed",
                signed -> signed.replace("</Assertion>", "</Assertion><Assertion xmlns=\"urn:x\" ID=\""
                        + signed.replaceAll("(?s).* ID=\"([^\"]*)\".*", "$1") + "\"/>"));

        assertThat(call.ask(dmp).text()).contains("soap:Fault");
        assertThat(lastFindings()).extracting(Finding::rule).containsExactly("vihf-signature-reference");
    }

    @Test
    void sha_1_is_accepted_only_when_so_configured() throws Exception {
        SignedCall call = SignedCall.right(PKI).with("vihf-signature", SealTest::sha1).with("signature", SealTest::sha1);
        DmpSimulator lenient = DmpSimulator.inProcess(DmpSettings.test(CLOCK).with(Enforcement.by(PKI).withSha1()), UUID::randomUUID);

        assertThat(call.feed(dmp).text()).contains("soap:Fault");
        assertThat(lastFindings()).extracting(Finding::rule).containsExactly("vihf-signature-algorithm");
        assertThat(call.feed(lenient).text()).contains("ResponseStatusType:Success");
    }

    @ParameterizedTest
    @MethodSource("instants")
    void a_vihf_is_taken_only_around_the_time_of_the_dmp(String instant, boolean taken) throws Exception {
        DmpAnswer answer = SignedCall.right(PKI).with("vihf", "IssueInstant=\"2026-11-21T10:30:00.277Z\"",
                "IssueInstant=\"" + instant + "\"").ask(dmp);

        assertThat(answer.text().contains("vihf-window")).isNotEqualTo(taken);
    }

    static Stream<Arguments> instants() {
        return Stream.of(Arguments.of("2026-11-21T10:24:59.999Z", false), Arguments.of("2026-11-21T10:25:00.000Z", true),
                Arguments.of("2026-11-21T10:35:00.000Z", true), Arguments.of("2026-11-21T10:35:00.001Z", false));
    }

    @Test
    void the_issuer_is_the_name_of_the_certificate() throws Exception {
        assertThat(SignedCall.right(PKI).with("vihf", "ST=Aveyron", "S=Aveyron").ask(dmp).text()).contains("vihf-issuer-name");
    }

    @Test
    void a_message_and_an_assertion_serve_once() throws Exception {
        SignedCall call = SignedCall.right(PKI).replayed();

        assertThat(call.ask(dmp).text()).doesNotContain("soap:Fault");
        assertThat(call.ask(dmp).text()).contains("wsa:DuplicateMessageID");
        assertThat(call.with("soap", "3db4d819", "3db4d820").ask(dmp).text()).contains("soap:Fault").contains("VIHF");
    }

    private static String sha1(String signature) {
        return signature.replace("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
                .replace("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1");
    }

    private List<Finding> lastFindings() {
        return dmp.calls().getLast().findings();
    }
}
