package fr.passerelle.formats.xds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.formats.Example;
import fr.passerelle.formats.Golden;
import fr.passerelle.formats.PrintableText;
import fr.passerelle.formats.Xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubmitObjectsRequestWriterTest {
    private static final Lots LOTS = new Lots();
    private static final SubmitObjectsRequestWriter WRITER = new SubmitObjectsRequestWriter();

    private static SubmitObjectsRequest lot(SourceDocument document) {
        return LOTS.forDmp(Example.lot(Example.content(document), 0), Example.AT);
    }

    @Test
    void the_lot_is_the_one_a_person_has_read() {
        Golden.assertSame("crh.lot.xml", WRITER.document(lot(Example.document())));
    }

    @Test
    void the_lot_of_an_imaging_report_is_the_one_a_person_has_read() {
        Golden.assertSame("imaging.lot.xml", WRITER.document(lot(Example.imaging())));
    }

    @Test
    void the_lot_of_a_replacement_is_the_one_a_person_has_read() {
        Golden.assertSame("replacement.lot.xml", WRITER.document(replacement()));
    }

    @Test
    void the_lot_of_a_deletion_is_the_one_a_person_has_read() {
        Golden.assertSame("deletion.lot.xml", WRITER.document(deletion()));
    }

    @Test
    void a_deletion_differs_from_the_published_example_by_its_title_its_activity_and_its_numbering() throws IOException {
        String example = new String(Objects.requireNonNull(getClass().getResourceAsStream("/iti57-delete.xml")).readAllBytes(),
                StandardCharsets.UTF_8);
        String expected = example.replace("Compte rendu hospitalier - Cardiologie", "Suppression")
                .replace("nodeRepresentation=\"03\"", "nodeRepresentation=\"97\"")
                .replace("Hospitalisation complète (non compris hospitalisation de semaine)", "Autre type d'activité");
        assertThat(plain(new String(WRITER.document(deletion()), StandardCharsets.UTF_8))).isEqualTo(plain(expected));
    }

    @Test
    void every_kind_of_lot_is_valid_against_the_ebRS_schema() {
        assertValid(lot(Example.document()));
        assertValid(lot(Example.imaging()));
        assertValid(lot(Example.by(Example.ANALYSER)));
        assertValid(lot(Example.shown(new Visibility(true, false, true, true, true))));
        assertValid(lot(Example.during(new Stay(null, null, null, null))));
        assertValid(replacement());
        assertValid(deletion());
        assertValid(LOTS.forXdm(Example.content(Example.document(), Example.imaging()), Example.LOT, Example.AT));
    }

    @Test
    void a_signature_and_a_replacement_find_their_place_in_the_lot() {
        var first = lot(Example.document());
        var signature = lot(Example.shown(new Visibility(true, true, false, false, false))).documents().getFirst();
        var complete = first.with(signature, List.of(Association.signs("Signature01", "SubmissionSet01")))
                .with(Association.replaces(XdsOptions.DEFAULT.replacementType(), "Document01",
                        "urn:uuid:00000000-0000-4000-8000-000000000001"));

        var written = Xml.of(WRITER.document(complete));

        assertThat(written.children("//rim:RegistryObjectList")).containsExactly("RegistryPackage", "ExtrinsicObject", "ExtrinsicObject",
                "Association", "Association", "Association");
        assertThat(written.texts("//rim:Association/@associationType")).containsExactly(
                "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember", "urn:ihe:iti:2007:AssociationType:signs",
                "urn:ihe:iti:2007:AssociationType:RPLC");
    }

    @Test
    void every_attribute_of_the_entry_is_under_its_own_scheme() {
        var written = Xml.of(WRITER.document(lot(Example.imaging())));
        assertThat(written.texts("//rim:ExtrinsicObject/rim:Classification/@classificationScheme")).containsExactly(
                "urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d", "urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a",
                "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f", "urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4",
                "urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4", "urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4",
                "urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d", "urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1",
                "urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead", "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983");
        assertThat(written.texts("//rim:ExtrinsicObject/rim:ExternalIdentifier/@identificationScheme")).containsExactly(
                "urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427", "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab");
        assertThat(written.texts("//rim:RegistryPackage/rim:ExternalIdentifier/@identificationScheme")).containsExactly(
                "urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446", "urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832",
                "urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8");
        assertThat(written.texts("//@id")).doesNotHaveDuplicates();
        assertThat(written.texts("//rim:ExtrinsicObject/*/@classifiedObject | //rim:ExtrinsicObject/*/@registryObject")).isNotEmpty()
                .containsOnly("Document01");
    }

    @Test
    void an_entry_has_each_slot_once_and_none_is_empty() {
        var written = Xml.of(WRITER.document(lot(Example.imaging())));
        assertThat(written.texts("//rim:ExtrinsicObject/rim:Slot/@name")).doesNotHaveDuplicates().contains("creationTime", "hash", "size",
                "languageCode", "legalAuthenticator", "serviceStartTime", "serviceStopTime", "sourcePatientId", "sourcePatientInfo",
                "urn:ihe:iti:xds:2013:referenceIdList");
        assertThat(written.count("//rim:Value[not(text())]")).isZero();
    }

    @Test
    void inside_another_message_the_element_declares_what_it_needs_and_adds_no_white_space() throws XMLStreamException {
        var out = new ByteArrayOutputStream();
        var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        writer.writeStartElement("s", "Body", "urn:s");
        writer.writeNamespace("s", "urn:s");
        WRITER.write(lot(Example.document()), writer);
        writer.writeEndElement();
        writer.flush();

        String message = out.toString(StandardCharsets.UTF_8);
        assertThat(message).startsWith("<s:Body xmlns:s=\"urn:s\"><lcm:SubmitObjectsRequest xmlns:lcm=").doesNotContain("\n");
        assertThat(Xml.of(out.toByteArray()).count("//rim:ExtrinsicObject")).isEqualTo(1);
    }

    @Test
    void a_slot_without_value_cannot_be_made() {
        assertThatThrownBy(() -> new Slot("size", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Slot.of("size", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void any_printable_title_and_name_is_kept_in_a_valid_lot(@ForAll("printable") String title, @ForAll("printable") String name) {
        var patient = Example.patient(name, IdentityStatus.QUALIFIEE, name);
        var content = Example.content(Example.establishment(), null, patient, Example.titled(title));
        var written = Xml.of(WRITER.document(LOTS.forDmp(Example.lot(content, 0), Example.AT)));

        assertThat(written.lotFaults()).isEmpty();
        assertThat(written.text("//rim:ExtrinsicObject/rim:Name/rim:LocalizedString/@value")).isEqualTo(title);
        assertThat(written.text("//rim:Slot[@name='sourcePatientInfo']//rim:Value[1]"))
                .isEqualTo("PID-5|" + Hl7.escape(name) + "^DOMINIQUE^^^^^L");
    }

    @Provide
    Arbitrary<String> printable() {
        return PrintableText.any();
    }

    private static SubmitObjectsRequest replacement() {
        var visibility = new Visibility(false, true, false, false, false);
        return LOTS.forDmp(new Lot(Example.content(Example.document()), 0, Example.LOT, visibility,
                "urn:uuid:00000000-0000-4000-8000-000000000001"), Example.AT);
    }

    private static SubmitObjectsRequest deletion() {
        return LOTS.forDeletion(Example.removal(Example.PATIENT, Example.DOCTOR), Example.AT);
    }

    /** Without line breaks, indentation and the numbers of objects, which mean nothing. */
    private static String plain(String xml) {
        return xml.replaceAll(">\\s+<", "><").replaceAll(" id=\"(cl|ei|as|object)\\d+\"", "").replaceAll("\\s*<\\?xml[^>]*>\\s*", "")
                .strip();
    }

    private static void assertValid(SubmitObjectsRequest request) {
        assertThat(Xml.of(WRITER.document(request)).lotFaults()).isEmpty();
    }
}
