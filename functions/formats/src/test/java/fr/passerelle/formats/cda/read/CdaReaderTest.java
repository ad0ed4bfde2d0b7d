package fr.passerelle.formats.cda.read;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.reject.RejectCatalogue;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read of a CDA, and each rule by itself (documents.md §3.13, §3.14). */
class CdaReaderTest {
    private static final String DOCTOR = "<id root=\"1.2.250.1.71.4.2.1\" extension=\"801234567897\"/>";

    private static CdaDocument document(CdaReading reading) {
        assertThat(reading.faults()).isEmpty();
        return Objects.requireNonNull(reading.document());
    }

    @Test
    void the_header_becomes_a_document_of_the_domain() {
        CdaDocument document = document(Cdas.read(Cdas.text("crh-v1")));
        SourceDocument source = document.source();

        assertThat(source.own()).isEqualTo(new Version("1.2.250.1.999.1.1.9002.3.1", 1));
        assertThat(source.replaces()).isNull();
        assertThat(source.type()).isEqualTo("34112-3");
        assertThat(source.title()).isEqualTo("Compte rendu hospitalier - Cardiologie");
        assertThat(source.createdAt()).isEqualTo(OffsetDateTime.parse("2026-03-09T11:30:00+01:00"));
        assertThat(source.signedAt()).isEqualTo(OffsetDateTime.parse("2026-03-09T11:45:00+01:00"));
        assertThat(source.legalAuthenticator())
                .isEqualTo(new Professional("801234567897", "DURAND", "Alice", "MME", "DR", "G15_10/SM04"));
        assertThat(source.stay().number()).isEqualTo("SEJ000777");
        assertThat(source.bearsIns()).isTrue();
        assertThat(document.patient().birthFirstName()).isEqualTo("DOMINIQUE");
        assertThat(document.patient().ipp()).isEqualTo("IPP0001234");
        assertThat(document.patient().identityStatus()).isEqualTo(IdentityStatus.VALIDEE);
        assertThat(document.pdf()).startsWith("%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
        assertThat(document.xml()).isEqualTo(Cdas.text("crh-v1").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_replacement_names_the_document_it_replaces() {
        assertThat(document(Cdas.read(Cdas.text("crh-v2"))).source().replaces())
                .isEqualTo(new Version("1.2.250.1.999.1.1.9002.3.1", 1));
    }

    @Test
    void mark_line_ends_and_stylesheet_are_taken_off_and_noted() {
        String given = "\uFEFF" + Cdas.text("crh-v1").replaceFirst("\\n", "\n<?xml-stylesheet type=\"text/xsl\" href=\"cda.xsl\"?>\n")
                .replace("\n", "\r\n");
        CdaReading reading = Cdas.read(given);

        assertThat(reading.notes()).extracting(Reason::code).contains("CDA_BYTE_ORDER_MARK", "CDA_LINE_ENDS", "CDA_STYLESHEET");
        String kept = new String(document(reading).xml(), StandardCharsets.UTF_8);
        assertThat(kept).startsWith("<?xml ").doesNotContain("\r").doesNotContain("xml-stylesheet").contains("<ClinicalDocument");
        assertThat(document(reading).source().own()).isEqualTo(new Version("1.2.250.1.999.1.1.9002.3.1", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            279035121518989 | 279035121518988 | INS_KEY
            id root="1.2.250.1.999.1.1.9002.3.1" | id root="1.2.250.1.999.1.1.9002.3.1" extension="1" | CDA_ID_EXTENSION
            id root="1.2.250.1.999.1.1.9002.3.1" | id root="1.2.250.1.999.1.1.9002.3.1.11111111111111111111111111111111111111111111" | CDA_OID
            Compte rendu hospitalier - Cardiologie | CompterenduCompterenduCompterenduCompterenduCompterenduCompterenduCompterenduCompterenduCompterenduCompterenduCompterenduCompterenduCompterendu | CDA_TITLE
            effectiveTime value="20260309113000+0100" | effectiveTime value="20260309113000" | CDA_TIME_OFFSET
            low value="20260302090000+0100" | low value="20260302" | CDA_TIME
            low value="20260302090000+0100" | low value="20261302090000+0100" | CDA_TIME
            confidentialityCode code="N" | confidentialityCode code="L" | CDA_CODE
            confidentialityCode code="N" | confidentialityCode code="MASQUE_PS" | CDA_CODE
            code code="34112-3" | code code="00000-0" | CDA_CODE
            code code="SA01" | code code="SA99" | CDA_CODE
            Code code="ETABLISSEMENT" | Code code="HOPITAL" | CDA_CODE
            realmCode code="FR" | realmCode code="BE" | CDA_VALUE
            languageCode code="fr-FR" | languageCode code="fr-fr" | CDA_VALUE
            prefix>MME</prefix | prefix>Dr.</prefix | CDA_CODE
            family qualifier="BR" | family qualifier="SP" | CDA_NAME_QUALIFIER
            given qualifier="BR" | given qualifier="CL" | INS_TRAITS
            <setId root="1.2.250.1.999.1.1.9002.4.1"/> | '' | CDA_REQUIRED
            <versionNumber value="1"/> | '' | CDA_REQUIRED
            <county>51215</county> | <city>REIMS</city> | INS_TRAITS
            root="1.2.250.1.213.1.4.10" | root="1.2.250.1.213.1.4.8" | INS_AUTHORITY
            root="1.2.250.1.213.1.4.10" | root="1.2.250.1.213.1.4.2" | INS_AUTHORITY
            <templateId root="1.3.6.1.4.1.19376.1.2.20"/> | <templateId root="1.3.6.1.4.1.19376.1.2.20"/><templateId root="1.2.250.1.213.1.1.1.29"/> | CDA_TEMPLATES
            <templateId root="1.2.250.1.213.1.1.1.1"/> | '' | CDA_TEMPLATES
            <telecom nullFlavor="NASK"/> | <telecom value="tel:01 02 03"/> | CDA_TELECOM
            addr nullFlavor="NASK" | addr nullFlavor="NI" | CDA_NULL_FLAVOR
            mediaType="application/pdf" | mediaType="application/msword" | CDA_BODY
            >JVBERi | >*** | CDA_BODY_BASE64
            <birthTime value="19790328"/> | <birthTime value="1979"/> | CDA_TIME
            code="F" displayName="Féminin" | code="UN" displayName="Inconnu" | INS_SEX
            """)
    void one_deviation_is_one_fault(String what, String instead, String code) {
        CdaReading reading = Cdas.with("crh-v1", what, instead);

        assertThat(reading.document()).isNull();
        assertThat(reading.faults()).extracting(Reason::code).contains(code);
        assertThat(reading.faults()).allSatisfy(fault -> assertThat(fault.subject()).startsWith("/"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            displayName="CR hospitalier (séjour)" | displayName="Compte-rendu" | CDA_LABEL
            high value="20260309100000+0100"/>%      </effectiveTime>%      <location> | high value="20260309100000"/>%      </effectiveTime>%      <location> | CDA_OFFSET_ASSUMED
            mediaType="application/pdf" | mediaType="image/jpeg" | CDA_WITHOUT_PDF
            """)
    void what_can_be_lived_with_is_noted(String what, String instead, String code) {
        CdaReading reading = Cdas.with("crh-v1", what.replace('%', '\n'), instead.replace('%', '\n'));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.notes()).extracting(Reason::code).contains(code);
    }

    @Test
    void an_author_needs_a_profession_and_the_one_who_answers_may_share_it() {
        String text = Cdas.text("crh-v1");
        int author = text.indexOf("<code code=\"G15_10/SM04\"");
        int responsible = text.indexOf("<code code=\"G15_10/SM04\"", text.indexOf("<legalAuthenticator>"));

        assertThat(Cdas.read(without(text, author)).faults()).extracting(Reason::subject)
                .containsExactly("/ClinicalDocument/author/assignedAuthor/code");
        assertThat(document(Cdas.read(without(text, responsible))).source().legalAuthenticator().specialty()).isEqualTo("G15_10/SM04");
    }

    private static String without(String text, int element) {
        return text.substring(0, element) + text.substring(text.indexOf("/>", element) + 2);
    }

    @Test
    void every_fault_is_told_at_once_with_its_path_and_its_rule() {
        String text = Cdas.text("crh-v1").replace("<setId root=\"1.2.250.1.999.1.1.9002.4.1\"/>", "")
                .replace("effectiveTime value=\"20260309113000+0100\"", "effectiveTime value=\"20260309113000\"")
                .replace("family qualifier=\"BR\"", "family qualifier=\"SP\"").replaceFirst(DOCTOR, "<id nullFlavor=\"UNK\"/>");

        List<Reason> faults = Cdas.read(text).faults();
        assertThat(faults).extracting(Reason::code, Reason::subject).contains(
                org.assertj.core.groups.Tuple.tuple("CDA_REQUIRED", "/ClinicalDocument/setId"),
                org.assertj.core.groups.Tuple.tuple("CDA_TIME_OFFSET", "/ClinicalDocument/effectiveTime"),
                org.assertj.core.groups.Tuple.tuple("CDA_NAME_QUALIFIER",
                        "/ClinicalDocument/recordTarget/patientRole/patient/name/family"),
                org.assertj.core.groups.Tuple.tuple("CDA_PERSON_ID", "/ClinicalDocument/author/assignedAuthor"));
        assertThat(faults).filteredOn(f -> f.code().startsWith("CDA_")).allSatisfy(f -> assertThat(f.arguments()).isNotEmpty());
    }

    @Test
    void a_fault_of_the_schema_quotes_no_value() {
        CdaReading reading = Cdas.with("crh-v1", "<birthTime value=\"19790328\"/>", "<naissance>19790328</naissance>");

        assertThat(reading.faults()).extracting(Reason::code).contains("CDA_SCHEMA");
        assertThat(reading.faults().toString()).doesNotContain("19790328");
    }

    @Test
    void every_rule_has_its_sentence() {
        var catalogue = new RejectCatalogue();

        for (CdaRule rule : CdaRule.values()) {
            assertThat(catalogue.all()).extracting(e -> e.code()).contains(rule.code());
        }
    }

    @Test
    void elements_of_other_namespaces_are_no_matter_of_the_schema() {
        document(Cdas.with("crh-v1", "<birthTime value=\"19790328\"/>",
                "<birthTime value=\"19790328\"/><s:deceasedInd xmlns:s=\"urn:hl7-org:sdtc\" value=\"false\"><s:deep/></s:deceasedInd>"));
    }
}
