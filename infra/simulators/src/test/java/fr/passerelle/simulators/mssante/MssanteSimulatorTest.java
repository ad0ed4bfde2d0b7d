package fr.passerelle.simulators.mssante;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class MssanteSimulatorTest {
    private static final String METADATA = "IHE_XDM/SUBSET01/METADATA.XML";
    private MssanteSimulator operator;

    @BeforeEach
    void start() throws IOException {
        operator = MssanteSimulator.start(MssanteSettings.test("patient.formation.mssante.fr",
                InstantSource.fixed(Instant.parse("2026-03-09T10:31:00Z"))));
    }

    @AfterEach
    void stop() throws IOException {
        operator.close();
    }

    @Test
    void a_right_mail_is_taken_without_violation() throws Exception {
        assertThat(SampleMail.right().send(operator)).last().asString().startsWith("221");

        assertThat(operator.violations()).isEmpty();
        assertThat(operator.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.messageId()).isEqualTo("<dispatch-1@ch-test.mssante.fr>");
            assertThat(mail.subject()).startsWith("XDM/1.0/DDM+CR hospitalier (séjour)");
            assertThat(mail.source()).contains("joint.\r\n.\r\n").endsWith("--b2--\r\n\r\n");
            assertThat(mail.envelope().envelopeId()).isEqualTo("env-1");
            assertThat(mail.envelope().notifications()).isEqualTo("SUCCESS,FAILURE,DELAY");
        });
    }

    @Test
    void without_a_qualified_ins_the_hospitals_own_identifier_names_the_patient_to_a_professional() throws Exception {
        SampleMail.withoutIns().send(operator);

        assertThat(operator.mails()).singleElement().satisfies(mail -> assertThat(mail.violations()).isEmpty());
    }

    @Test
    void the_operator_announces_dsn_and_its_limit() throws Exception {
        assertThat(SampleMail.right().send(operator).get(1)).contains("DSN").contains("SIZE 25000000");
    }

    static Stream<Arguments> deviations() {
        SampleMail right = SampleMail.right();
        return Stream.of(Arguments.of("one-recipient", right.with("To: <279035121518989@", "To: <a@b.mssante.fr>, <279035121518989@")),
                Arguments.of("one-recipient", right.with("Date:", "Cc: <a@b.mssante.fr>\nDate:")),
                Arguments.of("from", right.with("<cardio@ch-test.mssante.fr>\nReply", "<other@ch-test.mssante.fr>\nReply")),
                Arguments.of("reply-to", right.with("Reply-To: <secretariat.cardio@ch-test.mssante.fr>\n", "")),
                Arguments.of("reply-to", right.with("secretariat.cardio@ch-test.mssante.fr", "secretariat@exemple.fr")),
                Arguments.of("message-id", right.with("Message-ID: <dispatch-1@ch-test.mssante.fr>\n", "")),
                Arguments.of("date", right.with("Date:", "X-Date:")),
                Arguments.of("x-mss-nil", right.with("X-MSS-NIL", "X-NIL")), Arguments.of("x-mss-mes", right.with("MES: FIN", "MES: Fin")),
                Arguments.of("notification", right.with("To: <cardio@ch", "To: <other@ch")),
                Arguments.of("archive-name", right.with("\"IHE_XDM.zip\"", "\"ihe_xdm.ZIP\"")),
                Arguments.of("cda-headers", right.with("X-MSS-CODECDA", "X-CODECDA")),
                Arguments.of("subject", right.with("XDM/1.0/DDM+", "XDM/1.0/DDM+ ")),
                Arguments.of("subject", right.with("PAT-TROIS DOMINIQUE", "")),
                Arguments.of("pdf", right.with("Content-Type: application/pdf", "Content-Type: text/html")),
                Arguments.of("pdf", right.with("JVBER", "AAAAA")), Arguments.of("mime", right.with("multipart/mixed", "multipart/related")),
                Arguments.of("thread", right.with("X-MSS-NIL", "In-Reply-To: <autre@ch-test.mssante.fr>\nX-MSS-NIL")),
                Arguments.of("thread", right.with("X-MSS-NIL",
                        "In-Reply-To: <autre@ch-test.mssante.fr>\nReferences: <un@ch-test.mssante.fr>\nX-MSS-NIL")),
                Arguments.of("recall", right.with("XDM/1.0/DDM+CR =?UTF-8?Q?hospitalier_=28s=C3=A9jour=29?= PAT-TROIS DOMINIQUE 28/03/1979",
                        "Document =?UTF-8?Q?=C3=A0?= supprimer")),
                Arguments.of("x-mss-codecda", right.with("34112-3", "11502-2")), Arguments.of("x-mss-ins", right.with("INS: O", "INS: N")),
                Arguments.of("x-mss-ins", SampleMail.withoutIns().with("INS: N", "INS: O")),
                Arguments.of("x-mss-ins", SampleMail.withoutIns().withFile("README.TXT", "Emetteur", "Patient 279035121518989")),
                Arguments.of("x-mss-ins", SampleMail.withoutIns().withFile(METADATA, "ISO^PI</", "ISO^PI 1.2.250.1.213.1.4.8</")),
                Arguments.of("cda-without-ins", SampleMail.withoutIns().withFile("IHE_XDM/SUBSET01/DOC0001.XML", "<patientRole>",
                        "<patientRole><id root=\"1.2.250.1.213.1.4.10\" extension=\"279035121518989\"/>")),
                Arguments.of("patient-id", SampleMail.withoutIns().withFile(METADATA, "9002.1&amp;ISO^PI\"", "9002.1&amp;ISO^NH\"")),
                Arguments.of("xdm-patient", SampleMail.withoutIns().to(SampleMail.PATIENT)),
                Arguments.of("xdm-layout", right.without("INDEX.HTM")), Arguments.of("xdm-layout", right.without(METADATA)),
                Arguments.of("xdm-uri", right.withFile(METADATA, "DOC0001.XML", "DOC0002.XML")),
                Arguments.of("xdm-digest", right.withFile(METADATA, ">5856<", ">5857<")),
                Arguments.of("xdm-schema", right.withFile(METADATA, "rim:RegistryPackage", "rim:RegistryPack")),
                Arguments.of("xdm-type", right.withFile(METADATA, "\"34112-3\"", "\"34112-9\"")),
                Arguments.of("xdm-cda", right.withFile(METADATA, "9002.3.1\"", "9002.3.2\"")),
                Arguments.of("xdm-visible",
                        right.withFile(METADATA, "nodeRepresentation=\"N\"", "nodeRepresentation=\"INVISIBLE_PATIENT\"")),
                Arguments.of("entry-required", right.withFile(METADATA, "name=\"hash\"", "name=\"digest\"")),
                Arguments.of("cda-set", right.withFile("IHE_XDM/SUBSET01/DOC0001.XML", "<versionNumber value=\"1\"/>", "")),
                Arguments.of("xdm-patient", right.to("277076322082910@patient.formation.mssante.fr")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deviations")
    void one_deviation_is_a_violation_of_its_rule(String rule, SampleMail mail) throws Exception {
        mail.send(operator);

        assertThat(operator.mails()).singleElement().satisfies(
                taken -> assertThat(taken.violations()).anyMatch(violation -> violation.startsWith(rule + ": ")));
    }

    @Test
    void the_same_message_id_twice_is_a_violation() throws Exception {
        SampleMail.right().send(operator);
        SampleMail.right().send(operator);

        assertThat(operator.violations()).containsExactly("<dispatch-1@ch-test.mssante.fr> message-id-unique: Message-ID déjà reçu");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Arguments.of(MailScenario.closed(), "550 5.2.1"), Arguments.of(MailScenario.unknown(), "550 5.1.1"),
                Arguments.of(MailScenario.invalidAddress(), "553"), Arguments.of(MailScenario.full(422), "422"),
                Arguments.of(MailScenario.full(452), "452 4.2.2"), Arguments.of(MailScenario.full(552), "552 5.2.2"),
                Arguments.of(MailScenario.tooLarge(523), "523"), Arguments.of(MailScenario.busy(), "451"),
                Arguments.of(new MailScenario.CutBeforeContent(), ""), Arguments.of(new MailScenario.CutAfterContent(false), ""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_scenario_refuses_its_recipient_once_and_the_next_mail_passes(MailScenario scenario, String reply) throws Exception {
        operator.scenarios().once(SampleMail.PATIENT, scenario);

        assertThat(SampleMail.right().send(operator)).last().asString().startsWith(reply);
        assertThat(operator.mails()).isEmpty();
        assertThat(SampleMail.right().send(operator)).last().asString().startsWith("221");
    }

    @Test
    void a_mail_may_be_taken_and_its_answer_lost() throws Exception {
        operator.scenarios().always(SampleMail.PATIENT, new MailScenario.CutAfterContent(true));

        assertThat(SampleMail.right().send(operator)).last().asString().isEmpty();
        assertThat(operator.mails()).hasSize(1);
    }

    @Test
    void an_address_that_is_no_ins_is_unknown_and_a_foreign_domain_is_refused() throws Exception {
        assertThat(SampleMail.right().to("279035121518988@patient.formation.mssante.fr").send(operator)).last().asString()
                .startsWith("550 5.1.1");
        assertThat(SampleMail.right().to("279035121518989@exemple.fr").send(operator)).last().asString().startsWith("550 5.7.1");
    }

    @Test
    void a_content_above_the_limit_is_refused() throws Exception {
        try (MssanteSimulator small = MssanteSimulator
                .start(MssanteSettings.test("patient.formation.mssante.fr", InstantSource.system()).withLargestMessage(1000))) {
            assertThat(SampleMail.right().send(small)).last().asString().startsWith("552 5.3.4");
            assertThat(small.mails()).isEmpty();
        }
    }
}
