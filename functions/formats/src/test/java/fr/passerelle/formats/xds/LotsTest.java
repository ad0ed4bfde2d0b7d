package fr.passerelle.formats.xds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.formats.Example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LotsTest {
    private static final Lots LOTS = new Lots();
    private static final String INS = "279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH";

    private static SubmitObjectsRequest dmp(SourceDocument document) {
        return LOTS.forDmp(Example.lot(Example.content(document), 0), Example.AT);
    }

    private static DocumentEntry entry(SourceDocument document) {
        return dmp(document).documents().getFirst();
    }

    @Test
    void the_lot_is_sent_by_the_legal_entity_for_the_patient_of_every_entry() {
        var content = Example.content(Example.establishment(), "120459884", Example.PATIENT, Example.document());
        var lot = LOTS.forDmp(Example.lot(content, 0), Example.AT);
        var set = lot.submissionSet();

        assertThat(set.author().institutions())
                .containsExactly("CENTRE HOSPITALIER DE TEST^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1120459876");
        assertThat(set.author().person()).startsWith("801234567897^DURAND^Alice^");
        assertThat(set.patientId()).isEqualTo(INS).isEqualTo(lot.documents().getFirst().patientId());
        assertThat(set.uniqueId()).isEqualTo(Example.LOT);
        assertThat(set.sourceId()).isEqualTo("1.2.250.1.999.1.1.9002");
        assertThat(set.submissionTime()).isEqualTo("20260309105000");
        assertThat(set.title()).isEqualTo("Compte rendu hospitalier - Cardiologie");
        assertThat(lot.associations()).containsExactly(Association.hasMember("SubmissionSet01", "Document01"));
        assertThat(lot.documents().getFirst().authors().getFirst().institutions())
                .containsExactly("HOPITAL NORD \\T\\ MATERNITE^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1120459884");
    }

    @Test
    void the_signature_joins_the_lot_hidden_from_all_and_otherwise_as_the_document() {
        var content = Example.content(Example.establishment(), "120459884", Example.PATIENT, Example.document());
        var unsigned = LOTS.forDmp(Example.lot(content, 0), Example.AT);
        var lot = LOTS.signed(unsigned, "1.2.250.1.999.1.1.9002.6.1", "<ds:Signature/>".getBytes(StandardCharsets.UTF_8), Example.AT);
        var document = unsigned.documents().getFirst();
        var signature = lot.documents().getLast();

        assertThat(lot.documents()).containsExactly(document, signature);
        assertThat(lot.associations()).containsExactly(Association.hasMember("SubmissionSet01", "Document01"),
                Association.hasMember("SubmissionSet01", "Signature01"), Association.signs("Signature01", "SubmissionSet01"));
        assertThat(signature.id()).isEqualTo("Signature01");
        assertThat(signature.uniqueId()).isEqualTo("1.2.250.1.999.1.1.9002.6.1");
        assertThat(signature.mimeType()).isEqualTo("text/xml");
        assertThat(signature.languageCode()).isEqualTo("art");
        assertThat(signature.title()).isEqualTo("Source");
        assertThat(signature.classCode()).isEqualTo(new Code("urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1", "URN", "Digital Signature"));
        assertThat(signature.typeCode()).isEqualTo(new Code("E1762", "ASTM", "Full Document"));
        assertThat(signature.formatCode())
                .isEqualTo(new Code("http://www.w3.org/2000/09/xmldsig#", "URN", "Default Signature Style"));
        assertThat(signature.eventCodes()).containsExactly(new Code("1.2.840.10065.1.12.1.14", "1.2.840.10065.1.12", "Source"));
        assertThat(signature.confidentialityCodes()).extracting(Code::code).containsExactly("N", "MASQUE_PS", "INVISIBLE_PATIENT");
        assertThat(signature.creationTime()).isEqualTo(signature.serviceStartTime()).isEqualTo(signature.serviceStopTime())
                .isEqualTo("20260309105000");
        assertThat(signature.hash()).isEqualTo("a4a487accd802e388a46a65e87442934a41d40ab");
        assertThat(signature.size()).isEqualTo(15);
        assertThat(signature.patientId()).isEqualTo(INS).isEqualTo(signature.sourcePatientId());
        assertThat(signature.sourcePatientInfo()).isEmpty();
        assertThat(signature.referenceIds()).isEmpty();
        assertThat(signature.authors()).isEqualTo(document.authors());
        assertThat(signature.legalAuthenticator()).isEqualTo(document.legalAuthenticator());
        assertThat(signature.healthcareFacilityType()).isEqualTo(document.healthcareFacilityType());
        assertThat(signature.practiceSetting()).isEqualTo(document.practiceSetting());
    }

    @Test
    void the_entry_says_what_the_CDA_says() {
        var entry = entry(Example.document());

        assertThat(entry.uniqueId()).isEqualTo("1.2.250.1.999.1.1.9002.3.1");
        assertThat(entry.mimeType()).isEqualTo("text/xml");
        assertThat(entry.languageCode()).isEqualTo("fr-FR");
        assertThat(entry.creationTime()).isEqualTo("20260309103000");
        assertThat(entry.serviceStartTime()).isEqualTo("20260302080000");
        assertThat(entry.serviceStopTime()).isEqualTo("20260309090000");
        assertThat(entry.typeCode()).isEqualTo(new Code("34112-3", "2.16.840.1.113883.6.1", "CR hospitalier (séjour)"));
        assertThat(entry.classCode()).isEqualTo(new Code("10", "1.2.250.1.213.1.1.4.1", "Compte rendu"));
        assertThat(entry.formatCode().code()).isEqualTo("urn:ihe:iti:xds-sd:pdf:2008");
        assertThat(entry.healthcareFacilityType().code()).isEqualTo("SA01");
        assertThat(entry.practiceSetting().code()).isEqualTo("ETABLISSEMENT");
        assertThat(entry.legalAuthenticator()).isEqualTo("801234567897^DURAND^Alice^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS");
        assertThat(entry.sourcePatientId()).isEqualTo("IPP0001234^^^&1.2.250.1.999.1.1.9002.1&ISO^PI");
        assertThat(entry.sourcePatientInfo()).containsExactly("PID-5|PAT-TROIS^DOMINIQUE^^^^^L", "PID-7|19790328", "PID-8|F");
        assertThat(entry.hash()).isEqualTo("a724faa9f7c964e8a8d18aa6700cf4bf426b51f1");
        assertThat(entry.size()).isEqualTo(5856);
        assertThat(entry.uri()).isNull();
        assertThat(entry.referenceIds()).isEmpty();
    }

    @Test
    void the_used_name_is_repeated_only_when_configured() {
        var lots = new Lots(new XdsOptions("EI", true, "urn:x"));
        var info = lots.forDmp(Example.lot(Example.content(Example.document()), 0), Example.AT).documents().getFirst().sourcePatientInfo();
        assertThat(info).startsWith("PID-5|PAT-TROIS^DOMINIQUE^^^^^L", "PID-5|D'EXEMPLE^DOMINIQUE^^^^^D");
    }

    @Test
    void visibility_adds_codes_after_that_of_the_CDA() {
        var codes = entry(Example.shown(new Visibility(true, true, true, false, false))).confidentialityCodes();
        assertThat(codes).extracting(Code::code).containsExactly("N", "MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX");
        assertThat(codes).extracting(Code::system).containsExactly("2.16.840.1.113883.5.25", "1.2.250.1.213.1.1.4.13",
                "1.2.250.1.213.1.1.4.13", "1.2.250.1.213.1.1.4.13");
    }

    @Test
    void an_imaging_report_carries_its_references_and_the_codes_of_its_act() {
        var entry = entry(Example.imaging());
        assertThat(entry.referenceIds()).containsExactly("984375862^^^&1.2.250.1.999.1.1.9002.7&ISO^urn:ihe:iti:xds:2013:order",
                "105234751^^^&1.2.250.1.999.1.1.9002.8&ISO^urn:ihe:iti:xds:2013:accession",
                "1.2.250.1.999.1.1.9002.99.1^^^^urn:ihe:iti:xds:2016:studyInstanceUID");
        assertThat(entry.eventCodes()).extracting(Code::code).containsExactly("24727-0", "ACQH004", "CT");
        assertThat(entry.classCode().code()).isEqualTo("31");
    }

    @ParameterizedTest
    @CsvSource({"IMP,03", "EMER,07", "EXTERNE,07", "SEANCE,19", "AMB,07", "HH,16", "VR,97", "FLD,97"})
    void the_content_type_follows_the_encounter(String encounter, String expected) {
        var lot = dmp(Example.during(new Stay(null, encounter, null, null)));
        assertThat(lot.submissionSet().contentType().code()).isEqualTo(expected);
        assertThat(lot.submissionSet().contentType().label()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11502-2,26", "34874-8,08", "34112-3,03"})
    void the_type_of_document_tells_the_activity_before_the_encounter_does(String type, String expected) {
        assertThat(dmp(Example.typed(type)).submissionSet().contentType().code()).isEqualTo(expected);
    }

    @Test
    void without_encounter_the_type_of_document_tells_it() {
        assertThat(dmp(Example.during(new Stay(null, null, null, null))).submissionSet().contentType().code()).isEqualTo("03");
    }

    @Test
    void a_type_without_published_class_takes_the_one_the_establishment_sets() {
        assertThat(entry(Example.typed("101881-1")).classCode()).isEqualTo(new Code("10", "1.2.250.1.213.1.1.4.1", "Compte rendu"));
    }

    @Test
    void a_type_without_any_class_has_no_lot() {
        Establishment silent = Example.establishment("CH", Map.of());
        var content = Example.content(silent, null, Example.PATIENT, Example.typed("101881-1"));
        assertThatThrownBy(() -> LOTS.forDmp(Example.lot(content, 0), Example.AT)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("101881-1");
    }

    @Test
    void a_type_the_DMP_does_not_take_goes_by_mail_only() {
        var content = Example.content(Example.typed("56446-8"));
        assertThatThrownBy(() -> LOTS.forDmp(Example.lot(content, 0), Example.AT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(LOTS.forXdm(content, Example.LOT, Example.AT).documents()).hasSize(1);
    }

    @Test
    void an_identity_not_qualified_never_feeds_the_DMP_and_is_mailed_by_its_local_identifier() {
        var patient = Example.patient("PAT-TROIS", IdentityStatus.VALIDEE, "IPP0001234");
        var content = Example.content(Example.establishment(), null, patient, Example.document());

        assertThatThrownBy(() -> LOTS.forDmp(Example.lot(content, 0), Example.AT)).isInstanceOf(IllegalStateException.class);
        assertThat(LOTS.forXdm(content, Example.LOT, Example.AT).submissionSet().patientId())
                .isEqualTo("IPP0001234^^^&1.2.250.1.999.1.1.9002.1&ISO^PI");
    }

    @Test
    void without_local_identifier_the_INS_is_the_source_identifier_too() {
        var patient = Example.patient("PAT-TROIS", IdentityStatus.QUALIFIEE, null);
        var content = Example.content(Example.establishment(), null, patient, Example.document());
        assertThat(LOTS.forDmp(Example.lot(content, 0), Example.AT).documents().getFirst().sourcePatientId()).isEqualTo(INS);
    }

    @Test
    void a_mail_carries_all_the_documents_in_one_lot_each_with_its_file() {
        var lot = LOTS.forXdm(Example.content(Example.document(), Example.imaging()), Example.LOT, Example.AT);
        assertThat(lot.documents()).extracting(DocumentEntry::uri).containsExactly("DOC0001.XML", "DOC0002.XML");
        assertThat(lot.documents()).extracting(DocumentEntry::id).containsExactly("Document01", "Document02");
        assertThat(lot.associations()).extracting(Association::target).containsExactly("Document01", "Document02");
    }

    @Test
    void a_replacement_points_at_the_version_the_registry_holds() {
        var content = Example.content(Example.document());
        var replacement = new Lot(content, 0, Example.LOT, Visibility.OPEN, "urn:uuid:1");

        assertThat(LOTS.forDmp(replacement, Example.AT).associations()).containsExactly(
                Association.hasMember("SubmissionSet01", "Document01"),
                new Association("urn:ihe:iti:2007:AssociationType:RPLC", "Document01", "urn:uuid:1", List.of()));
        assertThat(new Lots(XdsOptions.DEFAULT.withReplacementType("urn:other")).forDmp(replacement, Example.AT).associations().getLast()
                .type()).isEqualTo("urn:other");
    }

    @Test
    void the_flags_that_apply_make_the_codes_whatever_the_source_asks() {
        var asked = new Visibility(true, false, false, false, false);
        var applied = new Visibility(false, true, true, false, false);
        var lot = new Lot(Example.content(Example.shown(asked)), 0, Example.LOT, applied, "urn:uuid:1");

        assertThat(LOTS.forDmp(lot, Example.AT).documents().getFirst().confidentialityCodes()).extracting(Code::code).containsExactly("N",
                "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX");
    }

    @Test
    void a_deletion_says_who_asks_and_nothing_of_the_document() {
        var lot = LOTS.forDeletion(Example.removal(Example.PATIENT, Example.ANALYSER), Example.AT);
        var set = lot.submissionSet();

        assertThat(set.author().person()).startsWith("3120459876/ANALYSEUR-7^BioSoft^Modèle X^").endsWith("^U^^^RI");
        assertThat(set.author().institutions())
                .containsExactly("CENTRE HOSPITALIER DE TEST^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1120459876");
        assertThat(set.patientId()).isEqualTo(INS);
        assertThat(set.title()).isEqualTo("Suppression");
        assertThat(set.contentType().code()).isEqualTo("97");
        assertThat(lot.documents()).isEmpty();
        assertThat(lot.associations())
                .containsExactly(Association.deletes("SubmissionSet01", "urn:uuid:5f0b1c2e-7a54-4f0e-9f39-0a6c1d2e3f40"));
    }

    @Test
    void only_a_qualified_identity_deletes() {
        var removal = Example.removal(Example.patient("PAT-TROIS", IdentityStatus.VALIDEE, "IPP0001234"), Example.DOCTOR);
        assertThatThrownBy(() -> LOTS.forDeletion(removal, Example.AT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void each_part_of_a_package_has_its_own_lot() {
        var lot = LOTS.forDmp(Example.lot(Example.content(Example.document(), Example.imaging()), 1), Example.AT);
        assertThat(lot.documents()).extracting(DocumentEntry::uniqueId).containsExactly("1.2.250.1.999.1.1.9002.3.2");
        assertThat(lot.submissionSet().title()).isEqualTo("Scanner du crâne");
    }
}
