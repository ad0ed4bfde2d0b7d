package fr.passerelle.simulators.dmp;

import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.simulators.TestFiles;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument.Status;
import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

import static org.assertj.core.api.Assertions.assertThat;

class LifeCycleTest {
    private static final TestPki PKI = TestPki.create();
    private final SignedCall call = SignedCall.right(PKI);
    private DmpSimulator dmp;

    @BeforeEach
    void start() {
        dmp = DmpSimulator.inProcess(DmpSettings.secured(new TestClock(), PKI), UUID::randomUUID);
    }

    @Test
    void a_signature_is_no_document_of_the_patient() throws Exception {
        call.feed(dmp);

        assertThat(dmp.documents()).singleElement().satisfies(document -> {
            assertThat(document.structure()).isEqualTo(SignedCall.STRUCTURE);
            assertThat(document.visibleToPatient()).isTrue();
            assertThat(document.visibleToProfessionals()).isTrue();
        });
    }

    @Test
    void a_replacement_is_the_next_version_and_hides_the_one_before() throws Exception {
        call.feed(dmp);
        call.numbered(7).replacing(entryUuid(0)).feed(dmp);

        assertThat(dmp.documents()).extracting(RegisteredDocument::status).containsExactly(Status.DEPRECATED, Status.APPROVED);
        assertThat(dmp.documents().getLast().version().replaces()).isEqualTo("1.2.250.1.999.1.1.9002.3.1");
        assertThat(dmp.documents().getFirst().version().setId()).isEqualTo(dmp.documents().getLast().version().setId()).isNotEmpty();
        assertThat(dmp.documents().getFirst().visibleToPatient()).isFalse();
    }

    @Test
    void a_deleted_document_is_found_no_more_and_its_id_stays_taken() throws Exception {
        call.feed(dmp);
        String entryUuid = entryUuid(0);
        call.delete(dmp, entryUuid);

        assertThat(dmp.documents()).extracting(RegisteredDocument::status).containsExactly(Status.DELETED);
        assertThat(dmp.documents().getFirst().visibleToPatient()).isFalse();
        assertThat(call.ask(dmp).text()).contains("Success").doesNotContain("ObjectRef");
        assertThat(call.feed(dmp).text()).contains("XDSDuplicateUniqueIdInRegistry");
        assertThat(call.delete(dmp, entryUuid).text()).contains("XDSMetadataUpdateError");
        assertThat(call.numbered(8).replacing(entryUuid).feed(dmp).text()).contains("UnresolvedReferenceException");
    }

    @Test
    void only_the_latest_version_is_deleted() throws Exception {
        call.feed(dmp);
        call.numbered(7).replacing(entryUuid(0)).feed(dmp);

        assertThat(call.delete(dmp, entryUuid(0)).text()).contains("XDSMetadataUpdateError");
        assertThat(call.delete(dmp, entryUuid(1)).text()).contains("Success");
        assertThat(dmp.documents()).extracting(RegisteredDocument::status).containsExactly(Status.DEPRECATED, Status.DELETED);
    }

    @Test
    void only_the_structure_that_fed_a_document_deletes_it() throws Exception {
        call.feed(dmp);
        Credential other = PKI.signature("1750100125");
        SignedCall foreign = call.vihfSignedBy(other).calledBy(PKI.authentication("1750100125").certificate())
                .with("vihf", ">1120459876<", ">1750100125<").with("update", "^IDNST^^^1120459876", "^IDNST^^^1750100125");

        assertThat(foreign.delete(dmp, entryUuid(0)).text()).contains("XDSMetadataUpdateError").contains("update-author");
        assertThat(dmp.documents().getFirst().status()).isEqualTo(Status.APPROVED);
    }

    @ParameterizedTest(name = "{0}: {2} -> {3}")
    @MethodSource("updateDeviations")
    void one_deviation_of_a_deletion_is_refused_by_its_rule(String rule, String code, String from, String to) throws Exception {
        call.feed(dmp);

        DmpAnswer answer = call.with("update", from, to).delete(dmp, entryUuid(0));

        assertThat(answer.text()).contains("ResponseStatusType:Failure").contains("[" + rule + "]").contains("\"" + code + "\"");
        assertThat(dmp.documents().getFirst().status()).isEqualTo(Status.APPROVED);
    }

    static Stream<Arguments> updateDeviations() {
        return lines("update-deviations.txt");
    }

    @ParameterizedTest
    @CsvSource({"urn:ihe:iti:2007:RetrieveDocumentSet", "urn:hl7-org:v3:PRPA_IN201311UV02"})
    void a_transaction_without_right_is_no_action_of_its_service(String action) throws Exception {
        assertThat(call.with("action", right -> action).feed(dmp).text()).contains("wsa:ActionNotSupported");
        assertThat(call.with("action", right -> action).ask(dmp).text()).contains("wsa:ActionNotSupported");
        assertThat(call.with("action", right -> action).exists(dmp).text()).contains("wsa:ActionNotSupported");
    }

    @Test
    void new_codes_for_a_known_entry_are_no_update_an_establishment_may_ask() throws Exception {
        call.feed(dmp);
        String masked = SampleCall.right().lot().replace("rim:ExtrinsicObject id=", "rim:ExtrinsicObject lid=\"urn:uuid:1\" id=");

        assertThat(call.with("update", right -> masked).delete(dmp, entryUuid(0)).text()).contains("XDSMetadataUpdateOperationError");
        assertThat(dmp.documents()).hasSize(1);
    }

    @Test
    void a_service_without_right_is_not_there() throws Exception {
        assertThat(dmp.answer(DmpSimulator.SERVICES + "/habilitations", "application/soap+xml", new byte[0]).status()).isEqualTo(404);
    }

    @Test
    void a_signature_made_again_for_the_same_lot_is_accepted() throws Exception {
        call.feed(dmp);

        assertThat(call.with("signature", "_835d6430", "_835d6431").feed(dmp).text()).contains("ResponseStatusType:Success");
        assertThat(call.numbered(9).with("entry", "9002.7.9", "9002.7.1").feed(dmp).text()).contains("signature-id");
    }

    @Test
    void a_right_question_is_answered_from_the_profile_of_the_patient() throws Exception {
        assertThat(call.exists(dmp).text()).contains("queryResponseCode code=\"OK\"").contains("statusCode code=\"active\"")
                .contains("extension=\"87d5fd8f-0000-43bf-938c-0402bf850d25\"").contains("urn:hl7-org:v3:PRPA_IN201308UV02")
                .contains("creationTime value=\"20261121103000\"");
        dmp.profiles().closed(SignedCall.PATIENT);
        assertThat(call.exists(dmp).text()).contains("queryResponseCode code=\"OK\"").contains("statusCode code=\"terminated\"");
        dmp.profiles().none(SignedCall.PATIENT);
        assertThat(call.exists(dmp).text()).contains("queryResponseCode code=\"NF\"").doesNotContain("<patient ");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("existenceDeviations")
    void one_deviation_of_a_question_is_answered_by_ae(String rule, String from, String to) throws Exception {
        assertThat(call.with("existence", from, to).exists(dmp).text()).contains("typeCode=\"AE\"").contains("[" + rule + "]");
    }

    static Stream<Arguments> existenceDeviations() {
        return lines("existence-deviations.txt");
    }

    @Test
    void a_closed_or_absent_profile_refuses_a_feed_by_itself() throws Exception {
        dmp.profiles().closed(SignedCall.PATIENT);
        assertThat(call.feed(dmp).text()).contains("errorCode=\"DMPClosed\"").contains("DMP fermé");
        dmp.profiles().none(SignedCall.PATIENT);
        assertThat(call.feed(dmp).text()).contains("XDSUnknownPatientId");
        assertThat(dmp.documents()).isEmpty();
        dmp.profiles().open(SignedCall.PATIENT);
        assertThat(call.feed(dmp).text()).contains("ResponseStatusType:Success");
    }

    private String entryUuid(int index) {
        return dmp.documents().get(index).entryUuid();
    }

    private static Stream<Arguments> lines(String file) {
        return TestFiles.text(file).lines().filter(line -> !line.startsWith("#"))
                .map(line -> Arguments.of((Object[]) line.split(" \\| ", -1)));
    }
}
