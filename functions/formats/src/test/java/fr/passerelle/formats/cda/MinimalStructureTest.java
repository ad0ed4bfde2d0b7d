package fr.passerelle.formats.cda;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.formats.Example;
import fr.passerelle.formats.Xml;

import static org.assertj.core.api.Assertions.assertThat;

/** What the schematron of the minimal structure asks, and what it lets pass though the DMP does not (documents.md §3.2-3.9, §3.14). */
class MinimalStructureTest {
    private static final List<String> EXACTLY_ONE = List.of("/c:ClinicalDocument/c:realmCode[@code='FR']",
            "/c:ClinicalDocument/c:typeId[@root='2.16.840.1.113883.1.3'][@extension='POCD_HD000040']",
            "/c:ClinicalDocument/c:id[@root][not(@extension)]",
            "/c:ClinicalDocument/c:code[@code='34112-3'][@displayName='CR hospitalier (séjour)'][@codeSystemName='LOINC']",
            "/c:ClinicalDocument/c:effectiveTime[@value='20260309113000+0100']",
            "/c:ClinicalDocument/c:confidentialityCode[@code='N'][@displayName='Normal'][@codeSystem='2.16.840.1.113883.5.25']",
            "/c:ClinicalDocument/c:languageCode[@code='fr-FR']", "/c:ClinicalDocument/c:setId[@root]",
            "/c:ClinicalDocument/c:versionNumber[@value='1']",
            "//c:patientRole/c:id[1][@root='1.2.250.1.213.1.4.10'][@extension='279035121518989']",
            "//c:patientRole/c:id[2][@root='1.2.250.1.999.1.1.9002.1'][@extension='IPP0001234']",
            "//c:patient/c:name/c:family[@qualifier='BR'][.='PAT-TROIS']", "//c:patient/c:name/c:family[@qualifier='CL']",
            "//c:patient/c:name/c:given[not(@qualifier)][.='DOMINIQUE MARIE-LOUISE']",
            "//c:patient/c:name/c:given[@qualifier='BR'][.='DOMINIQUE']", "//c:patient/c:name/c:given[@qualifier='CL']",
            "//c:patient/c:administrativeGenderCode[@code='F'][@displayName='Féminin'][@codeSystem='2.16.840.1.113883.5.1']",
            "//c:patient/c:birthTime[@value='19790328']", "//c:patient/c:birthplace/c:place/c:addr/c:county[.='51215']",
            "//c:author/c:time[@value='20260309113000+0100']",
            "//c:assignedAuthor/c:id[@root='1.2.250.1.71.4.2.1'][@extension='801234567897']",
            "//c:assignedAuthor/c:code[@code='G15_10/SM04'][@codeSystem='1.2.250.1.213.1.1.4.5'][@displayName]",
            "//c:assignedAuthor//c:prefix[.='MME']", "//c:assignedAuthor//c:suffix[.='DR']",
            "//c:assignedAuthor/c:representedOrganization/c:id[@root='1.2.250.1.71.4.2.2'][@extension='1120459876']",
            "//c:representedCustodianOrganization/c:id[@root='1.2.250.1.71.4.2.2'][@extension='1120459876']",
            "//c:legalAuthenticator/c:time[@value='20260309114500+0100']", "//c:legalAuthenticator/c:signatureCode[@code='S']",
            "//c:legalAuthenticator/c:assignedEntity/c:id[@root='1.2.250.1.71.4.2.1']",
            "//c:legalAuthenticator/c:assignedEntity/c:representedOrganization/c:id",
            "//c:serviceEvent/c:effectiveTime/c:low[@value='20260302090000+0100']",
            "//c:serviceEvent/c:effectiveTime/c:high[@value='20260309100000+0100']", "//c:serviceEvent/c:performer[@typeCode='PRF']",
            "//c:performer//c:standardIndustryClassCode[@code='ETABLISSEMENT'][@codeSystem='1.2.250.1.213.1.1.4.9'][@displayName]",
            "//c:encompassingEncounter/c:id[@root='1.2.250.1.999.1.1.9002.2'][@extension='SEJ000777']",
            "//c:encompassingEncounter/c:code[@code='IMP'][@codeSystem='2.16.840.1.113883.5.4'][@displayName]",
            "//c:encompassingEncounter/c:effectiveTime/c:low[@value='20260302090000+0100']",
            "//c:healthCareFacility/c:code[@code='SA01'][@codeSystem='1.2.250.1.71.4.2.4'][@displayName='Etablissement public de santé']",
            "//c:component/c:nonXMLBody/c:text[@mediaType='application/pdf'][@representation='B64']");
    private static final List<String> NEVER = List.of("//c:copyTime", "//c:raceCode", "//c:ethnicGroupCode", "//c:religiousAffiliationCode",
            "//@nullFlavor[.='NA']", "//c:family[not(@qualifier)][ancestor::c:patient]", "//c:relatedDocument", "//c:inFulfillmentOf");

    private final Xml document = Xml.of(CdaN1WriterTest.write(Example.cda(Example.document())));

    @TestFactory
    Stream<DynamicTest> there_is_exactly_one() {
        return EXACTLY_ONE.stream().map(path -> DynamicTest.dynamicTest(path, () -> assertThat(document.count(path)).isEqualTo(1)));
    }

    @TestFactory
    Stream<DynamicTest> there_is_never() {
        return NEVER.stream().map(path -> DynamicTest.dynamicTest(path, () -> assertThat(document.count(path)).isZero()));
    }

    @Test
    void a_document_that_is_not_structured_has_three_templates_and_no_more() {
        assertThat(document.texts("/c:ClinicalDocument/c:templateId/@root")).containsExactly("2.16.840.1.113883.2.8.2.1",
                "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.2.20");
    }

    @Test
    void the_header_is_in_the_order_of_the_schema() {
        assertThat(document.children("/c:ClinicalDocument")).containsExactly("realmCode", "typeId", "templateId", "templateId",
                "templateId",
                "id", "code", "title", "effectiveTime", "confidentialityCode", "languageCode", "setId", "versionNumber", "recordTarget",
                "author", "custodian", "legalAuthenticator", "documentationOf", "componentOf", "component");
        assertThat(document.children("//c:representedCustodianOrganization")).containsExactly("id", "name", "telecom", "addr");
    }

    @Test
    void every_hour_has_its_offset() {
        assertThat(document.texts("//@value[parent::c:effectiveTime or parent::c:time or parent::c:low or parent::c:high]"))
                .isNotEmpty().allMatch(value -> value.matches("\\d{14}[+-]\\d{4}"));
    }

    @Test
    void every_oid_is_short_enough_and_well_formed() {
        assertThat(document.texts("//@root | //@codeSystem")).isNotEmpty()
                .allMatch(oid -> oid.length() <= 64 && oid.matches("[0-2](\\.(0|[1-9][0-9]*))+"));
    }

    @Test
    void every_code_has_its_label_and_system() {
        assertThat(document.count("//*[@code and @codeSystem]")).isGreaterThan(7);
        assertThat(document.count("//*[@codeSystem and (not(@displayName) or @displayName='')]")).isZero();
    }

    @TestFactory
    Stream<DynamicTest> every_type_of_the_list_is_written_with_its_own_label() {
        return new DocumentTypes().all().stream().filter(t -> t.type().system().matches("[0-9.]+"))
                .map(type -> DynamicTest.dynamicTest(type.type().code(), () -> {
                    var written = Xml.of(CdaN1WriterTest.write(Example.cda(Example.typed(type.type().code()))));
                    assertThat(written.text("/c:ClinicalDocument/c:code/@displayName")).isEqualTo(type.type().label());
                    assertThat(written.text("/c:ClinicalDocument/c:code/@codeSystem")).isEqualTo(type.type().system());
                    assertThat(written.text("/c:ClinicalDocument/c:code/@codeSystemName")).isNotEmpty();
                }));
    }
}
