package fr.passerelle.hl7.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.establishment.Hl7Sender.Tolerance;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.hl7.Condition;

import static org.assertj.core.api.Assertions.assertThat;

/** One rule of the volet at a time, each broken in a sample that is sound (messages.md §2). */
class DocumentMessageReaderTest {
    private static final String PROFESSIONAL = "PRT||UC||RCT^Result Copies To^participation|899900000029";
    private static final Edited WHOLE = Edited.sample("02_mdm_t02_matrix_row1_dmp_ps_patient.er7");
    private static final Edited REPORT = Edited.sample("04_oru_r01_matrix_row3_patient_only_fin.hl7");

    @ParameterizedTest(name = "{0} → {1} is {2} ({3})")
    @CsvSource(delimiter = ';', value = {
            "|T|2.6| ; |X|2.6| ; HL7_TABLE_VALUE ; 103",
            "|T|2.6| ; |T|3.0| ; HL7_VERSION ; 203",
            "2.1^CISIS_CDA_HL7_V2 ; 1.2^CISIS_CDA_HL7_V1 ; HL7_PROFILE ; 203",
            "2.1^CISIS_CDA_HL7_V2 ; 1.1^CISIS_CDA_HL7_LPS ; HL7_REVERSE_DIRECTION ; 203",
            "|||2.1^CISIS_CDA_HL7_V2 ; ||| ; HL7_FIELD_MISSING ; 101",
            "|DEMO-0002| ; || ; HL7_FIELD_MISSING ; 101",
            "|FRA| ; |BEL| ; HL7_TABLE_VALUE ; 103",
            "PV1|1|O| ; PV1|1|Q| ; HL7_TABLE_VALUE ; 103",
            "PV1|1|O| ; PV1|1|| ; HL7_FIELD_MISSING ; 101",
            "ORC|NW ; ORC| ; HL7_FIELD_MISSING ; 101",
            "ORC|NW ; ORC|SC ; HL7_ORDER_CONTROL ; 207",
            "ORC|NW ; ORC|RO ; HL7_OPERATION_MISMATCH ; 207",
            "||||F\\nPRT ; ||||C\\nPRT ; HL7_OPERATION_MISMATCH ; 207",
            "TXA|1|11488-4|TEXT ; TXA|1|11488-4|PDF ; HL7_TABLE_VALUE ; 103",
            "TXA|1|11488-4| ; TXA|1|11490-0| ; HL7_CODE_MISMATCH ; 207",
            "|1.2.250.1.999.2.1.1002| ; |1.2.250.1.999.2.1.1003| ; HL7_DOCUMENT_ID_MISMATCH ; 207",
            "OBX|1|ED| ; OBX|1|TX| ; HL7_TABLE_VALUE ; 103",
            "OBX|1|ED|11488-4 ; OBX|1|ED|00000-0 ; HL7_TABLE_VALUE ; 103",
            "PD94 ; *D94 ; HL7_BASE64 ; 102",
            "PRT||UC||SB ; PRT||AD||SB ; HL7_TABLE_VALUE ; 103",
            "|N^^expandedYes-NoIndicator ; |Q^^expandedYes-NoIndicator ; HL7_TABLE_VALUE ; 103",
            "^X.400^emile.generaliste-test@test-ci-sis.mssante.fr ; ; HL7_FIELD_MISSING ; 101",
            "emile.generaliste-test@test-ci-sis.mssante.fr ; emile@gmail.com ; MAIL_DOMAIN_REFUSED ; 207",
            "^X.400^285059999900131@ ; ^X.400^172119999900237@ ; HL7_WRONG_PATIENT ; 207",
            "IDNST^^^1750999989 ; FINEG^^^300017985 ; HL7_SENDER_STRUCTURE ; 207",
            "~285059999900131^ ; ~285059999900132^ ; INS_KEY ; 207",
            "1.2.250.1.213.1.4.10&ISO^INS||EX ; 1.2.250.1.213.1.4.8&ISO^INS||EX ; INS_AUTHORITY ; 207",
            "BDL^^99999 ; BDL^^ ; INS_TRAITS ; 207",
            "ALICE MARIE^^^^L ; ALICE MARIE^^^^D ; HL7_FIELD_MISSING ; 101",
            "|19850514| ; |1985051| ; HL7_DATA_TYPE ; 102"})
    void aFieldThatBreaksARuleIsToldWithItsCondition(String before, String after, String code, int condition) {
        DocumentReading reading = Reading.of(WHOLE.with(unescaped(before), unescaped(after)));

        assertThat(Reading.faults(reading)).contains(code);
        Reason fault = reading.faults().stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow();
        assertThat(Condition.of(fault).code()).isEqualTo(condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVN", "PID", "PV1", "ORC", "OBR", "TXA", "PRT"})
    void everySegmentOfTheVoletIsRequired(String name) {
        assertThat(Reading.of(WHOLE.without(name)).faults()).contains(Reason.at(name + "^1", "HL7_SEGMENT_MISSING", name));
    }

    @Test
    void segmentsHaveTheirOrderAndOnePatient() {
        assertThat(Reading.faults(Reading.of(WHOLE.without("ORC").with("TXA|1", "TXA|1|11488-4\nORC|NW\nTXA|1"))))
                .contains("HL7_SEGMENT_MISPLACED", "HL7_CARDINALITY");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        DocumentReading reading = Reading.of(WHOLE.with("|FRA|", "|BEL|").with("ORC|NW", "ORC|CA").with("|11488-4|TEXT", "|11490-0|TEXT")
                .without("OBX|3|"));

        assertThat(Reading.faults(reading)).contains("HL7_TABLE_VALUE", "HL7_OPERATION_MISMATCH", "HL7_CODE_MISMATCH", "HL7_FLAG_MISSING");
    }

    @Test
    void testMessagesDoNotReachProduction() {
        Edited production = WHOLE.with("1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.8").inCda("1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.8");

        assertThat(Reading.faults(Reading.of(production.bytes(), Hl7Sender.USUAL, Environment.PRODUCTION)))
                .containsExactly("HL7_PROCESSING");
        assertThat(Reading.faults(Reading.of(production.with("|T|2.6|", "|P|2.6|").bytes(), Hl7Sender.USUAL, Environment.PRODUCTION)))
                .isEmpty();
        assertThat(Reading.notes(Reading.of(WHOLE.with("|T|2.6|", "|P|2.6|")))).containsExactly("HL7_PROCESSING_UNUSUAL");
    }

    @Test
    void whatReplacesNamesWhatItReplacesAndAFirstSendingDoesNot() {
        Edited replacement = Edited.sample("05_mdm_t10_replace.er7");

        assertThat(Reading.faults(Reading.of(replacement.inCda("RPLC", "APND")))).containsExactly("HL7_PARENT_MISSING");
        assertThat(Reading.faults(Reading.of(replacement.with("|1.2.250.1.999.2.1.1002|", "|1.2.3|"))))
                .containsExactly("HL7_DOCUMENT_ID_MISMATCH");
        assertThat(Reading.faults(Reading.of(replacement.with("MDM^T10", "MDM^T02").with("ORC|RO", "ORC|NW").with("||||C\nPRT",
                "||||F\nPRT")))).containsExactly("HL7_PARENT_UNEXPECTED");
    }

    @Test
    void aDeletionMayCarryTheParentOfItsVersion() {
        assertThat(Reading.faults(Reading.of(Edited.sample("05_mdm_t10_replace.er7").with("MDM^T10", "MDM^T04").with("ORC|RO", "ORC|CA")
                .with("||||C\nPRT", "||||D\nPRT")))).isEmpty();
    }

    @Test
    void identifiersOfADocumentMayHaveAnExtension() {
        assertThat(Reading.faults(Reading.of(WHOLE.with("|1.2.250.1.999.2.1.1002|", "|12^^1.2.3^ISO|")
                .inCda("<id root=\"1.2.250.1.999.2.1.1002\"/>", "<id root=\"1.2.3\" extension=\"12\"/>")))).isEmpty();
        assertThat(Reading.faults(Reading.of(WHOLE.with("|1.2.250.1.999.2.1.1002|", "|1.2.250.1.999.2.1.1002^CHU DEMO|")))).isEmpty();
    }

    @Test
    void thePatientOfTheMessageIsThatOfTheDocument() {
        assertThat(Reading.faults(Reading.of(WHOLE.inCda("285059999900131", "172119999900237")))).containsExactly("HL7_INS_DIFFERS");
        assertThat(Reading.faults(Reading.of(WHOLE.inCda("1.2.250.1.213.1.4.10", "1.2.250.1.999.9")))).containsExactly("HL7_INS_ABSENT");
        assertThat(Reading.notes(Reading.of(WHOLE.inCda("EX000123", "EX999")))).containsExactly("HL7_LOCAL_IDS_DIFFER");
    }

    @Test
    void onlyAnIdentityVouchedForIsQualified() {
        assertThat(status("|VALI", "|PROV")).isEqualTo(IdentityStatus.PROVISOIRE);
        assertThat(status("|VALI", "|VALI~DOUT")).isEqualTo(IdentityStatus.PROVISOIRE);
        assertThat(status("|VALI", "|VALI~HOMA")).isEqualTo(IdentityStatus.QUALIFIEE);
        assertThat(status("|VALI", "|QUAL")).isEqualTo(IdentityStatus.QUALIFIEE);
        assertThat(status("~285059999900131^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS", "")).isEqualTo(IdentityStatus.VALIDEE);
    }

    @Test
    void theBillingNumberIsNoMatricule() {
        DocumentReading reading = Reading.of(WHOLE.with("&1.2.250.1.213.1.4.10&ISO^INS||EX", "&1.2.250.1.213.1.4.10&ISO^NH||EX"));

        assertThat(Reading.message(reading).pid().ins()).isNull();
    }

    @ParameterizedTest(name = "{0} → {1} gives {2}")
    @CsvSource(delimiter = ';', value = {
            "IDNPS|||CHU ; RPPS|||CHU ; HL7_IDENTIFIER_MISLABELLED",
            "IDNST^^^1750999989 ; FINEG^^^1750999989 ; HL7_IDENTIFIER_MISLABELLED",
            "IDNST^^^1750999989 ; FINEG^^^750999989 ; ''",
            "IDNST^^^1750999989 ; IDNST^^^1750999989\u00A0 \u00A0 ; ''",
            "SB^Send by ; SB^ ; ''",
            "|||^^X.400^285 ; |||^NET^X.400^285 ; ''",
            "RCT^Result Copies To^participation|285059999900131^EXEMPLE^ALICE^^^^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^L^^^INS| ; "
                    + "RCT^^participation|| ; ''",
            "^text^XML^Base64^ ; ^Text^xml^BASE64^ ; ''",
            "|||||AU ; |||||LA ; HL7_AVAILABILITY",
            "2.1^CISIS_CDA_HL7_V2 ; 2.0^ CISIS_CDA_HL7_V2 ; ''",
            "N^^expandedYes-NoIndicator ; N^^HL70136 ; ''",
            "INVISIBLE_REP_LEGAUX ; INVISIBLE_REPRESENTANTS_LEGAUX ; HL7_FLAG_FORMER_NAME",
            "ACK_LECTURE_MSS ; ACK_LECTURE ; HL7_FLAG_FORMER_NAME",
            "Qm9uam91ciwgdmV1aWxsZXogdHJvdXZlciBsZSBjb21wdGUgcmVuZHUgZGUgdm90cmUgcGF0aWVudGUu ; Qm9uag== ; ''",
            "Qm9uam91ciwgdmV1aWxsZXogdHJvdXZlciBsZSBjb21wdGUgcmVuZHUgZGUgdm90cmUgcGF0aWVudGUu ; Qm9ua ; HL7_BODY_UNREADABLE",
            "Qm9uam91ciwgdmV1aWxsZXogdHJvdXZlciBsZSBjb21wdGUgcmVuZHUgZGUgdm90cmUgcGF0aWVudGUu ; Qm9uag ; HL7_PADDING_MISSING",
            "|T|2.6| ; |T|2.5| ; HL7_VERSION_UNUSUAL"})
    void whatTheFieldDoesOtherwiseIsReadAndTold(String before, String after, String note) {
        DocumentReading reading = Reading.of(WHOLE.with(before, after));

        assertThat(reading.faults()).isEmpty();
        assertThat(Reading.notes(reading)).isEqualTo(note.isEmpty() ? List.of() : List.of(note));
        assertThat(Reading.message(reading).professionals()).hasSize(1);
        assertThat(Reading.message(reading).patient()).isNotNull();
    }

    @Test
    void aBodyThatIsNoUnicodeIsReadInTheCharsetOfTheMessage() {
        DocumentReading reading = Reading.of(WHOLE.with("Qm9uam91ciwgdmV1aWxsZXogdHJvdXZlciBsZSBjb21wdGUgcmVuZHUgZGUgdm90cmUgcGF0aWVudGUu",
                Base64.getEncoder().encodeToString("Résultat\r\nà lire\u0007".getBytes(StandardCharsets.ISO_8859_1))));

        assertThat(Reading.message(reading).letters().toProfessionals()).isEqualTo("Résultat\nà lire");
    }

    @Test
    void aFlagThatIsNotToldIsNeverAYes() {
        Edited without = WHOLE.without("OBX|9|").without("OBX|11|");

        assertThat(Reading.of(without).faults()).as("ERR-2 tells which").containsExactly(
                Reason.at("OBX^9^3", "HL7_FLAG_MISSING", "DESTMSSANTEPAT"));
        DocumentReading older = Reading.of(without.with("2.1^CISIS", "2.0^CISIS"));
        assertThat(older.faults()).isEmpty();
        assertThat(Reading.message(older).flags().is(Flag.DESTMSSANTEPAT)).isFalse();
        assertThat(Reading.message(older).patient()).isNull();
        assertThat(Reading.notes(older)).contains("HL7_FLAG_ASSUMED", "HL7_RECIPIENT_IGNORED");
        assertThat(Reading.faults(Reading.forgiving(without, Tolerance.MISSING_FLAGS))).isEmpty();
    }

    @Test
    void otherWordsThanYesAndNoAreForgivenToThoseWhoAreKnownToWriteThem() {
        Edited words = WHOLE.with("|Y^^", "|O^^").with("|N^^", "|false^^");

        assertThat(Reading.faults(Reading.of(words))).contains("HL7_TABLE_VALUE");
        DocumentReading forgiven = Reading.forgiving(words, Tolerance.YES_NO_WORDS);
        assertThat(forgiven.faults()).isEmpty();
        assertThat(Reading.message(forgiven).flags()).isEqualTo(Reading.message(Reading.of(WHOLE)).flags());
    }

    @Test
    void recipientsAndFlagsGoTogether() {
        assertThat(Reading.faults(Reading.of(WHOLE.without(PROFESSIONAL)))).containsExactly("HL7_RECIPIENT_MISSING");
        assertThat(Reading.faults(Reading.of(WHOLE.without("PRT||UC||SB")))).containsExactly("HL7_SENDER_MISSING");
        assertThat(Reading.notes(Reading.of(WHOLE.with("DESTMSSANTEPS^Destinataire (Professionnel de Santé, organisation ou BAL "
                + "applicative)^MetaDMPMSS||Y", "DESTMSSANTEPS^x^MetaDMPMSS||N")))).containsExactly("HL7_RECIPIENT_IGNORED");
    }

    @Test
    void aMessageGoesSomewhere() {
        assertThat(Reading.faults(Reading.of(Edited.sample("01_mdm_t02_dmp_only.er7").with("DESTDMP^Destinataire DMP^MetaDMPMSS||Y",
                "DESTDMP^Destinataire DMP^MetaDMPMSS||N")))).containsExactly("DESTINATION_NONE");
    }

    @Test
    void theMailOfAMinorIsReadByTheParents() {
        Edited minor = WHOLE.with("|19850514|", "|20150514|").with("INVISIBLE_REP_LEGAUX^Non visible par les représentants Légaux du "
                + "patient^MetaDMPMSS||N", "INVISIBLE_REP_LEGAUX^x^MetaDMPMSS||Y");

        assertThat(Reading.faults(Reading.of(minor))).containsExactly("SECRET_BUT_MAILED");
    }

    @Test
    void onlyAReplacementChangesTheVisibility() {
        assertThat(Reading.faults(Reading.of(WHOLE.with("MODIF_CONF_CODE^Modification Confidentiality Code^MetaDMPMSS||N",
                "MODIF_CONF_CODE^x^MetaDMPMSS||Y")))).containsExactly("CHANGE_WITHOUT_REPLACES");
    }

    @Test
    void twoLevelsOfOneReportAreOneDocument() {
        String structured = REPORT.cda().replace("<nonXMLBody>", "<structuredBody><component/></structuredBody></component><component><x>")
                .replace("</nonXMLBody>", "</x>").replace("<id root=\"1.2.250", "<id root=\"2.2.250");
        String second = "OBX|2|ED|11502-2^CR d'examens biologiques^LN||^TEXT^XML^Base64^" + Edited.encoded(structured) + "||||||F\n";
        DocumentReading reading = Reading.of(REPORT.with("OBX|2|CE|", second + "OBX|3|CE|"));

        assertThat(reading.faults()).isEmpty();
        assertThat(Reading.notes(reading)).containsExactly("HL7_LEVELS_TOGETHER");
        DocumentMessage message = Reading.message(reading);
        assertThat(message.document().header().structured()).isTrue();
        assertThat(Objects.requireNonNull(message.other()).header().structured()).isFalse();
    }

    @Test
    void twoOtherDocumentsAreTwoMessages() {
        String again = "OBX|2|ED|11502-2^CR d'examens biologiques^LN||^TEXT^XML^Base64^" + Edited.encoded(REPORT.cda()) + "||||||F\n";

        assertThat(Reading.faults(Reading.of(REPORT.with("OBX|2|CE|", again + "OBX|3|CE|")))).containsExactly("HL7_LEVELS");
        assertThat(Reading.faults(Reading.of(REPORT.with("OBX|2|CE|", again + again + "OBX|3|CE|")))).contains("HL7_CARDINALITY");
    }

    @Test
    void aCdaThatEndsTooEarlyIsToldByWhereItsReadingStops() {
        String half = REPORT.cda().substring(0, REPORT.cda().indexOf("</nonXMLBody>"));
        assertThat(Reading.of(new Edited(REPORT.text().replaceAll("PD94[A-Za-z0-9+/=]*", Edited.encoded(half)))).faults())
                .contains(new Reason("CDA_NOT_XML", "/ClinicalDocument/component/nonXMLBody", List.of("XML 1.0")))
                .extracting(Reason::code).doesNotContain("HL7_NOT_CDA");
    }

    /** What it says and what it is worth are read at once: every fault of both is told. */
    @Test
    void theDocumentIsReadWithItsMessage() {
        DocumentReading reading = Reading.of(WHOLE);
        assertThat(reading.faults()).isEmpty();
        assertThat(Reading.message(reading).document().reading().faults()).as("a stub").isNotEmpty();
    }

    @Test
    void whatIsNoCdaIsRefused() {
        String text = Edited.encoded("Document médical au format CDA niveau 1");

        assertThat(Reading.faults(Reading.of(new Edited(WHOLE.text().replaceAll("PD94[A-Za-z0-9+/=]*", text))))).contains("HL7_NOT_CDA");
    }

    private static IdentityStatus status(String before, String after) {
        return Reading.message(Reading.of(WHOLE.with(before, after))).pid().status();
    }

    private static String unescaped(@Nullable String text) {
        return text == null ? "" : text.replace("\\n", "\n");
    }
}
