package fr.passerelle.simulators.dmp;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.simulators.TestFiles;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument;
import fr.passerelle.simulators.xds.Finding;

import static org.assertj.core.api.Assertions.assertThat;

class LotJudgementTest {
    private static final String MASK = """
            <rim:Classification id="%s" classifiedObject="Document01" classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f"
              nodeRepresentation="%s"><rim:Slot name="codingScheme"><rim:ValueList><rim:Value>1.2.250.1.213.1.1.4.13</rim:Value>
              </rim:ValueList></rim:Slot></rim:Classification>""";
    private static DmpSimulator dmp;

    @BeforeAll
    static void start() throws Exception {
        dmp = DmpSimulator.start(DmpSettings.test(InstantSource.fixed(Instant.parse("2026-11-21T10:30:00Z"))));
    }

    @AfterAll
    static void stop() {
        dmp.close();
    }

    @Test
    void a_right_lot_is_accepted_and_registered() throws Exception {
        HttpResponse<String> answer = SampleCall.right().feed(dmp);

        assertThat(lastFindings()).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("status=\"urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success\"")
                .contains("<wsa:RelatesTo>urn:uuid:3db4d819-a65c-449f-9e91-3333018ee9b8</wsa:RelatesTo>");
        assertThat(dmp.documents()).filteredOn(d -> d.uniqueId().equals("1.2.250.1.999.1.1.9002.3.1")).singleElement().satisfies(d -> {
            assertThat(d.size()).isEqualTo(5856);
            assertThat(d.hash()).isEqualTo("a724faa9f7c964e8a8d18aa6700cf4bf426b51f1");
            assertThat(d.typeCode()).isEqualTo("34112-3");
            assertThat(d.confidentialityCodes()).containsExactly("N");
            assertThat(d.status()).isEqualTo(RegisteredDocument.Status.APPROVED);
            assertThat(d.receivedAt()).isEqualTo("2026-11-21T10:30:00Z");
        });
    }

    @ParameterizedTest(name = "{0}: {3} -> {4}")
    @MethodSource("lotDeviations")
    void one_deviation_is_refused_by_its_rule(String rule, String code, String piece, String from, String to) throws Exception {
        HttpResponse<String> answer = SampleCall.right().with(piece, from, to).feed(dmp);

        assertThat(lastFindings()).filteredOn(finding -> finding.rule().equals(rule)).isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(code));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("ResponseStatusType:Failure").contains("errorCode=\"" + code + "\"").contains("[" + rule + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX"})
    void one_visibility_code_is_accepted(String code) throws Exception {
        SampleCall.right().numbered(100 + code.length()).with("lot", "<rim:Classification id=\"cl23\"", masks(code)).feed(dmp);

        assertThat(lastFindings()).isEmpty();
    }

    @Test
    void hidden_from_professionals_and_from_the_patient_together_is_refused() throws Exception {
        SampleCall.right().with("lot", "<rim:Classification id=\"cl23\"", masks("MASQUE_PS", "INVISIBLE_PATIENT")).feed(dmp);

        assertThat(lastFindings()).extracting(Finding::rule).containsExactly("masks");
    }

    @Test
    void all_the_faults_of_a_lot_come_at_once() throws Exception {
        SampleCall.right().with("lot", "\"SA01\"", "\"SA64\"").with("document", "code=\"IMP\"", "code=\"ZZZ\"")
                .with("vihf", "279035121518989", "277076322082910").feed(dmp);

        assertThat(lastFindings()).extracting(Finding::rule).contains("facility", "cda-encounter", "vihf-patient");
    }

    @Test
    void no_fault_repeats_the_identity_of_the_patient() throws Exception {
        HttpResponse<String> answer = SampleCall.right().with("document", "birthTime value=\"19790328\"", "birthTime value=\"PAT-TROIS\"")
                .with("lot", "5|PAT-TROIS", "5|PAT-QUATRE").feed(dmp);

        assertThat(answer.body()).contains("Failure").doesNotContain("PAT-", "279035121518989", "DOMINIQUE");
    }

    static Stream<Arguments> lotDeviations() {
        return TestFiles.text("lot-deviations.txt").lines().filter(line -> !line.startsWith("#")).map(line -> {
            String[] cells = line.split(" \\| ?", -1);
            return Arguments.of(cells[0], cells[1], cells[2], cells[3].replace("\\|", "|"), cells[4].replace("\\|", "|"));
        });
    }

    private static String masks(String... codes) {
        return String.join("", Stream.of(codes).map(code -> MASK.formatted(code, code)).toList()) + "<rim:Classification id=\"cl23\"";
    }

    private static List<Finding> lastFindings() {
        return dmp.calls().getLast().findings();
    }
}
