package fr.passerelle.formats.cda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.Stay;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.formats.Example;
import fr.passerelle.formats.Golden;
import fr.passerelle.formats.Xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CdaN1WriterTest {
    private static final CdaN1Writer WRITER = new CdaN1Writer();

    static byte[] write(CdaN1 content) {
        var out = new ByteArrayOutputStream();
        try {
            WRITER.write(content, new ByteArrayInputStream(Example.PDF), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void the_document_is_the_one_a_person_has_read() {
        Golden.assertSame("crh.cda.xml", write(Example.cda(Example.document())));
    }

    @Test
    void the_imaging_report_is_the_one_a_person_has_read() {
        Golden.assertSame("imaging.cda.xml", write(
                Example.cda(Example.establishment(), "120459884", Example.PATIENT, Example.imaging(), "1.2.250.1.999.1.1.9002.3.0")));
    }

    @Test
    void every_kind_of_document_is_valid_against_the_CDA_schema() {
        assertThat(Xml.of(write(Example.cda(Example.document()))).cdaFaults()).isEmpty();
        assertThat(Xml.of(write(Example.cda(Example.imaging()))).cdaFaults()).isEmpty();
        assertThat(Xml.of(write(Example.cda(Example.by(Example.ANALYSER)))).cdaFaults()).isEmpty();
        assertThat(Xml.of(write(Example.cda(Example.during(new Stay(null, null, null, null))))).cdaFaults()).isEmpty();
        assertThat(Xml.of(write(Example.cda(Example.establishment(), "120459884", Example.PATIENT, Example.document(), "1.2.3")))
                .cdaFaults()).isEmpty();
    }

    @Test
    void the_same_content_gives_the_same_bytes() {
        assertThat(write(Example.cda(Example.imaging()))).isEqualTo(write(Example.cda(Example.imaging())));
    }

    @Test
    void the_pdf_comes_back_byte_for_byte() {
        var document = Xml.of(write(Example.cda(Example.document())));
        assertThat(Base64.getDecoder().decode(document.text("//c:nonXMLBody/c:text"))).isEqualTo(Example.PDF);
        assertThat(document.text("//c:nonXMLBody/c:text/@mediaType")).isEqualTo("application/pdf");
        assertThat(document.text("//c:nonXMLBody/c:text/@representation")).isEqualTo("B64");
    }

    @Test
    void an_identity_not_qualified_travels_without_its_INS() {
        var patient = Example.patient("PAT-TROIS", IdentityStatus.VALIDEE, "IPP0001234");
        var document = Xml.of(write(Example.cda(Example.establishment(), null, patient, Example.document(), null)));
        assertThat(document.texts("//c:patientRole/c:id/@extension")).containsExactly("IPP0001234");
    }

    @Test
    void a_patient_without_any_identifier_has_no_document() {
        var patient = Example.patient("PAT-TROIS", IdentityStatus.PROVISOIRE, null);
        var content = Example.cda(Example.establishment(), null, patient, Example.document(), null);
        assertThatThrownBy(() -> write(content)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_system_is_named_by_its_model_and_software_and_never_as_a_person() {
        var document = Xml.of(write(Example.cda(Example.by(Example.ANALYSER))));
        assertThat(document.children("//c:assignedAuthor")).containsExactly("id", "code", "addr", "telecom", "assignedAuthoringDevice",
                "representedOrganization");
        assertThat(document.text("//c:assignedAuthor/c:code/@code")).isEqualTo("AUTOMATE");
        assertThat(document.text("//c:legalAuthenticator//c:assignedPerson/c:name/c:family")).isEqualTo("DURAND");
    }

    @Test
    void the_site_is_the_organisation_of_author_authenticator_and_performer_but_the_legal_entity_keeps_the_document() {
        var document = Xml.of(write(Example.cda(Example.establishment(), "120459884", Example.PATIENT, Example.document(), null)));
        assertThat(document.texts("//c:representedOrganization/c:id/@extension")).containsOnly("1120459884").hasSize(3);
        assertThat(document.text("//c:author//c:representedOrganization/c:name")).isEqualTo("HOPITAL NORD & MATERNITE");
        assertThat(document.text("//c:representedCustodianOrganization/c:id/@extension")).isEqualTo("1120459876");
    }

    @Test
    void a_site_of_another_establishment_is_refused() {
        var content = Example.cda(Example.establishment(), "990000001", Example.PATIENT, Example.document(), null);
        assertThatThrownBy(() -> write(content)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_imaging_report_names_its_order_accession_and_study_and_translates_its_act() {
        var document = Xml.of(write(Example.cda(Example.imaging())));
        assertThat(document.text("//c:order/c:id/@extension")).isEqualTo("984375862");
        assertThat(document.text("//c:order/c:id/@root")).isEqualTo("1.2.250.1.999.1.1.9002.7");
        assertThat(document.text("//c:order/ps:accessionNumber/@extension")).isEqualTo("105234751");
        assertThat(document.text("//c:serviceEvent/c:id/@root")).isEqualTo("1.2.250.1.999.1.1.9002.99.1");
        assertThat(document.text("//c:serviceEvent/c:code/@code")).isEqualTo("24727-0");
        assertThat(document.texts("//c:serviceEvent/c:code/c:translation/@code")).containsExactly("ACQH004", "CT");
    }

    @Test
    void a_replacement_names_the_version_replaced_by_its_oid_alone() {
        var document = Xml.of(write(Example.cda(Example.establishment(), null, Example.PATIENT, Example.document(), "1.2.3.4")));
        assertThat(document.text("//c:relatedDocument/@typeCode")).isEqualTo("RPLC");
        assertThat(document.text("//c:parentDocument/c:id/@root")).isEqualTo("1.2.3.4");
        assertThat(document.count("//c:parentDocument/c:id/@extension")).isZero();
    }

    @Test
    void a_stay_of_unknown_dates_says_so() {
        var document = Xml.of(write(Example.cda(Example.during(new Stay(null, null, null, null)))));
        assertThat(document.text("//c:encompassingEncounter/c:effectiveTime/@nullFlavor")).isEqualTo("UNK");
        assertThat(document.children("//c:encompassingEncounter")).containsExactly("effectiveTime", "location");
        assertThat(document.children("//c:serviceEvent/c:effectiveTime")).containsExactly("low");
    }

    @Test
    void a_title_of_more_than_128_characters_is_refused() {
        assertThatThrownBy(() -> write(Example.cda(Example.titled("x".repeat(129))))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Xml.of(write(Example.cda(Example.titled("x".repeat(128))))).text("//c:title")).hasSize(128);
    }

    @Test
    void an_identifier_of_more_than_64_characters_is_refused() {
        var longOid = "1." + "2".repeat(63);
        var content = new CdaN1(Example.establishment(), null, Example.PATIENT, Example.document(), longOid, "1.2", null);
        assertThatThrownBy(() -> write(content)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_character_that_xml_cannot_carry_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> write(Example.cda(Example.titled("secret\u0001")))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("U+0001").hasMessageNotContaining("secret");
    }

    @Test
    void the_switchboard_is_a_tel_url_without_space() {
        var document = Xml.of(write(Example.cda(Example.document())));
        assertThat(document.text("//c:custodian//c:telecom/@value")).isEqualTo("tel:0565000000");
    }

    @Test
    void a_text_is_escaped_wherever_it_goes() {
        var establishment = Example.establishment("A <b> & \"c\" 'd'", Map.of());
        var document = Xml.of(write(Example.cda(establishment, null, Example.PATIENT, Example.titled("1 < 2 & \"3\""), null)));
        assertThat(document.text("//c:title")).isEqualTo("1 < 2 & \"3\"");
        assertThat(document.text("//c:representedCustodianOrganization/c:name")).isEqualTo("A <b> & \"c\" 'd'");
    }
}
