package fr.passerelle.formats.cda.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.formats.Example;
import fr.passerelle.formats.Golden;
import fr.passerelle.formats.Xml;
import fr.passerelle.formats.cda.CdaN1Writer;
import fr.passerelle.formats.xds.DocumentEntry;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.formats.xds.SubmitObjectsRequest;
import fr.passerelle.formats.xds.SubmitObjectsRequestWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** The metadata of a CDA that was given follow its own header (documents.md §4.3). */
class GivenMetadataTest {
    private static final Lots LOTS = new Lots();

    private static CdaDocument read(byte[] bytes) {
        var context = new CdaContext(Example.establishment(), Environment.TEST, IdentityStatus.QUALIFIEE, "cr.xml", CdaContext.LARGEST);
        CdaReading reading = Cdas.READER.read(bytes, context);
        assertThat(reading.faults()).isEmpty();
        return Objects.requireNonNull(reading.document());
    }

    private static SubmitObjectsRequest lot(String name) {
        CdaDocument document = read(Cdas.text(name).getBytes(StandardCharsets.UTF_8));
        DocumentPackage content = Example.content(Example.establishment(), null, document.patient(), document.source());
        PreparedDocument p = content.documents().getFirst();
        var given = Objects.requireNonNull(document.source().cda());
        var prepared = new PreparedDocument(document.source(), given.uniqueId(), given.setId(), p.chain(), p.cda(), document.xml().length,
                p.hash(), p.pdf(), p.pdfSize());
        var whole = new DocumentPackage(content.inputId(), content.establishment(), null, document.patient(), List.of(prepared), List.of(),
                content.destinations(), content.message(), content.instructions());
        return LOTS.forDmp(Example.lot(whole, 0), Example.AT);
    }

    @TestFactory
    Stream<DynamicTest> the_lot_of_each_example_is_the_one_a_person_has_read() {
        return Stream.of("crh-v1", "crh-v2", "letter").map(name -> DynamicTest.dynamicTest(name, () -> {
            byte[] lot = new SubmitObjectsRequestWriter().document(lot(name));
            assertThat(Xml.of(lot).lotFaults()).isEmpty();
            Golden.assertSame("given-" + name + ".lot.xml", lot);
        }));
    }

    @Test
    void a_structured_document_has_the_format_of_its_model() {
        assertThat(lot("letter").documents().getFirst().formatCode().code()).isEqualTo("urn:asip:ci-sis:ldl-ses:2017");
        assertThat(lot("crh-v1").documents().getFirst().formatCode().code()).isEqualTo("urn:ihe:iti:xds-sd:pdf:2008");
    }

    /** What the gateway writes and what it reads are two sides of one thing. */
    @TestFactory
    Stream<DynamicTest> what_the_gateway_writes_is_read_back_to_the_same_metadata() {
        return Stream.of(Example.document(), Example.imaging(), Example.by(Example.ANALYSER))
                .map(source -> DynamicTest.dynamicTest(source.toString(), () -> {
                    CdaDocument read = read(written(source));

                    assertThat(entry(read.source())).isEqualTo(entry(source));
                    assertThat(read.patient()).isEqualTo(Example.PATIENT);
                }));
    }

    private static byte[] written(SourceDocument source) throws IOException {
        var out = new ByteArrayOutputStream();
        new CdaN1Writer().write(Example.cda(source), new ByteArrayInputStream(Example.PDF), out);
        return out.toByteArray();
    }

    private static DocumentEntry entry(SourceDocument source) {
        return LOTS.forDmp(Example.lot(Example.content(source), 0), Example.AT).documents().getFirst();
    }
}
