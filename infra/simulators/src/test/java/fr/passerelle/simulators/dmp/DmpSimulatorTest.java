package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.simulators.TestFiles;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DmpSimulatorTest {
    private static final DmpSettings SETTINGS = DmpSettings.test(InstantSource.fixed(Instant.parse("2026-11-21T10:30:00Z")));
    private DmpSimulator dmp;

    @BeforeEach
    void start() throws IOException {
        dmp = DmpSimulator.start(SETTINGS);
    }

    @AfterEach
    void stop() {
        dmp.close();
    }

    @ParameterizedTest(name = "{2}: {0} -> {1}")
    @MethodSource("vihfDeviations")
    void an_incomplete_vihf_is_refused_by_a_fault(String from, String to, String rule) throws Exception {
        HttpResponse<String> answer = SampleCall.right().with("vihf", from, to).feed(dmp);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<soap:Value>soap:Sender</soap:Value>").contains("wsse:InvalidSecurityToken").contains(rule);
        assertThat(dmp.documents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"wsa:MessageID", "wsa:To", "wsa:ReplyTo", "wsa:Action"})
    void a_missing_addressing_header_is_refused_with_the_text_of_the_dmp(String header) throws Exception {
        HttpResponse<String> answer = SampleCall.right().with("soap", soap -> soap.replaceAll("<" + header + "[ >].*</" + header + ">", ""))
                .feed(dmp);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("A required header representing a Message Addressing Property is not present");
    }

    @Test
    void soap_1_1_is_refused() throws Exception {
        HttpResponse<String> answer = SampleCall.right()
                .with("soap", "http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/").feed(dmp);

        assertThat(answer.body()).contains("soap:VersionMismatch");
    }

    @Test
    void another_content_type_is_refused() throws Exception {
        assertThat(SampleCall.right().with("contentType", type -> "text/xml").feed(dmp).statusCode()).isEqualTo(415);
    }

    @Test
    void a_message_above_the_limit_is_refused() throws Exception {
        try (DmpSimulator small = DmpSimulator.start(SETTINGS.withLargestMessage(10_000))) {
            assertThat(SampleCall.right().feed(small).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void the_same_document_again_is_a_success_by_default_and_stored_once() throws Exception {
        SampleCall.right().feed(dmp);

        assertThat(SampleCall.right().feed(dmp).body()).contains("ResponseStatusType:Success");
        assertThat(dmp.documents()).hasSize(1);
    }

    @Test
    void the_same_document_again_is_a_duplicate_when_so_configured() throws Exception {
        try (DmpSimulator strict = DmpSimulator.start(SETTINGS.withIdenticalResend(DmpSettings.IdenticalResend.DUPLICATE))) {
            SampleCall.right().feed(strict);

            assertThat(SampleCall.right().feed(strict).body()).contains("XDSDuplicateUniqueIdInRegistry");
        }
    }

    @Test
    void other_bytes_under_a_known_id_are_refused() throws Exception {
        SampleCall.right().feed(dmp);

        assertThat(SampleCall.right().with("document", "SEJ000777", "SEJ000778").feed(dmp).body()).contains("XDSNonIdenticalHash");
        assertThat(dmp.documents()).hasSize(1);
    }

    @Test
    void a_document_is_found_by_its_unique_id_and_by_its_patient_only() throws Exception {
        assertThat(SampleCall.right().ask(dmp).body()).contains("RegistryObjectList").doesNotContain("ObjectRef");
        SampleCall.right().feed(dmp);

        assertThat(SampleCall.right().ask(dmp).body()).contains("ObjectRef id=\"" + dmp.documents().getFirst().entryUuid() + "\"");
        assertThat(SampleCall.right().with("vihf", "279035121518989", "277076322082910").ask(dmp).body()).doesNotContain("ObjectRef");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4 | 14d4debf-8f97-4251-9a74-a90016b0af0d | XDSUnknownStoredQuery
            ('1.2.250.1.999.1.1.9002.3.1')       | 1.2.250.1.999.1.1.9002.3.1           | XDSStoredQueryMissingParam
            ('1.2.250.1.999.1.1.9002.3.1')       | ('urn:uuid:a')                       | XDSDocumentUniqueIdError
            ObjectRef                            | LeafClass                            | XDSRegistryError
            """)
    void a_wrong_query_is_refused(String from, String to, String code) throws Exception {
        assertThat(SampleCall.right().with("query", from, to).ask(dmp).body()).contains("Failure").contains(code);
    }

    @Test
    void a_replacement_deprecates_the_version_it_names() throws Exception {
        SampleCall.right().feed(dmp);
        replacement(dmp.documents().getFirst().entryUuid(), 7).feed(dmp);

        assertThat(dmp.documents()).extracting(RegisteredDocument::status).containsExactly(RegisteredDocument.Status.DEPRECATED,
                RegisteredDocument.Status.APPROVED);
        assertThat(replacement(dmp.documents().getFirst().entryUuid(), 8).feed(dmp).body()).contains("XDSRegistryDeprecatedDocumentError");
        assertThat(replacement("urn:uuid:2d276dc9-52a7-48f4-ab71-e9a934e2875b", 9).feed(dmp).body())
                .contains("UnresolvedReferenceException");
    }

    static Stream<Arguments> answeringScenarios() {
        return Stream.of(Arguments.of(DmpScenario.busy(), 200, "XDSRepositoryBusy"),
                Arguments.of(DmpScenario.unknownPatient(), 200, "XDSUnknownPatientId"),
                Arguments.of(DmpScenario.closedDmp(), 200, "DMPClosed"),
                Arguments.of(new DmpScenario.Partial("XDSRepositoryError", "a"), 200, "PartialSuccess"),
                Arguments.of(DmpScenario.invalidCertificate(), 500, "DMPInvalidCertificate"),
                Arguments.of(new DmpScenario.Fault(false, null, "panne"), 500, "soap:Receiver"),
                Arguments.of(new DmpScenario.Status(503), 503, ""), Arguments.of(new DmpScenario.Garbage(), 200, "<html>"));
    }

    @ParameterizedTest
    @MethodSource("answeringScenarios")
    void a_scenario_answers_in_place_of_the_judgement_and_stores_nothing(DmpScenario scenario, int status, String text) throws Exception {
        dmp.scenarios().once(DmpSelector.patient("279035121518989"), scenario);

        HttpResponse<String> answer = SampleCall.right().feed(dmp);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
        assertThat(dmp.documents()).isEmpty();
        assertThat(SampleCall.right().feed(dmp).body()).contains("ResponseStatusType:Success");
    }

    @Test
    void a_cut_before_reading_stores_nothing() throws Exception {
        dmp.scenarios().once(DmpSelector.call(1), new DmpScenario.Cut());

        assertThatThrownBy(() -> SampleCall.right().feed(dmp)).isInstanceOf(IOException.class);
        assertThat(dmp.documents()).isEmpty();
    }

    @Test
    void a_committed_document_whose_answer_is_lost_is_found_by_asking() throws Exception {
        dmp.scenarios().once(DmpSelector.title("Cardiologie"), new DmpScenario.CommitThenCut());

        assertThatThrownBy(() -> SampleCall.right().feed(dmp)).isInstanceOf(IOException.class);
        assertThat(SampleCall.right().ask(dmp).body()).contains("ObjectRef");
    }

    @Test
    void a_committed_document_may_be_answered_after_the_time_out_of_the_caller() {
        dmp.scenarios().always(DmpSelector.feeds(), new DmpScenario.CommitThenWait(Duration.ofSeconds(10)));

        assertThatThrownBy(() -> SampleCall.right().feed(dmp)).isInstanceOf(HttpTimeoutException.class);
        assertThat(dmp.documents()).hasSize(1);
    }

    @Test
    void success_may_carry_a_warning_or_come_in_multipart_or_late() throws Exception {
        dmp.scenarios().once(DmpSelector.any(), new DmpScenario.Warning("XDSExtraMetadataNotSaved", "attribut ignoré"));
        dmp.scenarios().once(DmpSelector.any(), new DmpScenario.JudgeMultipart());
        dmp.scenarios().once(DmpSelector.any(), new DmpScenario.Slow(Duration.ofMillis(50)));

        assertThat(SampleCall.right().feed(dmp).body()).contains("Success").contains("ErrorSeverityType:Warning");
        HttpResponse<String> multipart = SampleCall.right().feed(dmp);
        assertThat(multipart.headers().firstValue("Content-Type").orElseThrow()).startsWith("multipart/related");
        assertThat(multipart.body()).startsWith("--MIMEBoundary").contains("Success");
        assertThat(SampleCall.right().feed(dmp).body()).contains("Success");
    }

    static Stream<Arguments> vihfDeviations() {
        return TestFiles.text("vihf-deviations.txt").lines().filter(line -> !line.startsWith("#"))
                .map(line -> Arguments.of((Object[]) line.split(" \\| ", -1)));
    }

    private static SampleCall replacement(String entryUuid, int number) {
        return SampleCall.right().numbered(number).with("lot", "</rim:RegistryObjectList>",
                "<rim:Association id=\"as2\" associationType=\"urn:ihe:iti:2007:AssociationType:RPLC\" sourceObject=\"Document01\" targetObject=\""
                        + entryUuid + "\"/></rim:RegistryObjectList>");
    }
}
