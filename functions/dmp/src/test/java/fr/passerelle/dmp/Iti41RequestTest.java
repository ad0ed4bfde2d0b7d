package fr.passerelle.dmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.formats.xds.Lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Iti41RequestTest {
    private static final String XDSB = "urn:ihe:iti:xds-b:2007";
    private static final String ISSUER = "CN=PASSERELLE-MES,OU=1750999997,O=CENTRE HOSPITALIER FICTIF & FILS,ST=Paris (75),C=FR";

    @Test
    void theWireIsTheGoldenOne() throws IOException {
        String wire = wire(request(Samples.lot(), Samples.CDA.length, Samples.CDA));
        assertThat(wire).as("MIME lines end with CR LF").contains("--B1\r\nContent-Type: application/xop+xml;");
        assertThat(wire.replace("\r\n", "\n").replace("><", ">\n<"))
                .isEqualTo(new String(Samples.resource("iti41-golden.txt"), StandardCharsets.UTF_8));
    }

    @Test
    void theContentTypeNamesRootBoundaryAndAction() {
        assertThat(request(Samples.lot(), Samples.CDA.length, Samples.CDA).contentType()).isEqualTo(
                "multipart/related; type=\"application/xop+xml\"; start=\"<root@passerelle>\"; start-info=\"application/soap+xml\"; boundary=\"B1\"; "
                        + "action=\"urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b\"");
    }

    @Test
    void theLengthIsKnownBeforeTheFirstByte() throws IOException {
        var request = request(Samples.lot(), Samples.CDA.length, Samples.CDA);
        assertThat(request.length()).isEqualTo(wire(request).getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void theBodyFollowsTheSchemasOfIheAndOasis() throws Exception {
        for (Lot lot : List.of(Samples.lot(), Samples.replacement("urn:uuid:7"))) {
            Document envelope = envelope(wire(request(lot, Samples.CDA.length, Samples.CDA)));
            Element body = (Element) envelope.getElementsByTagNameNS(XDSB, "ProvideAndRegisterDocumentSetRequest").item(0);
            Element document = (Element) body.getElementsByTagNameNS(XDSB, "Document").item(0);
            document.setTextContent(Base64.getEncoder().encodeToString(Samples.CDA));
            Schemas.xdsb().newValidator().validate(new DOMSource(body));
        }
    }

    @Test
    void theDocumentHasTheIdOfItsEntry() throws Exception {
        Document envelope = envelope(wire(request(Samples.lot(), Samples.CDA.length, Samples.CDA)));
        Element document = (Element) envelope.getElementsByTagNameNS(XDSB, "Document").item(0);
        Element entry = (Element) envelope.getElementsByTagNameNS("*", "ExtrinsicObject").item(0);
        assertThat(document.getAttribute("id")).isEqualTo(entry.getAttribute("id")).isNotEmpty();
    }

    @Test
    void theAssertionIsInTheEnvelopeByteForByte() throws IOException {
        Lot lot = Samples.lot();
        assertThat(wire(request(lot, Samples.CDA.length, Samples.CDA))).contains(new String(assertion(lot), StandardCharsets.UTF_8));
    }

    @Test
    void aSystemSpeaksAsAnAutomatonWithoutSpecialty() {
        var system = new AuthoringSystem("3750999997/AUTO1", "MODELE", "LOGICIEL", "AUTOMATE");
        String assertion = new String(assertion(Samples.lot(system, Visibility.OPEN, 1)), StandardCharsets.UTF_8);
        assertThat(assertion).contains("code=\"AUTOMATE\" codeSystem=\"1.2.250.1.213.1.1.4.6\"", "LOGICIEL MODELE")
                .doesNotContain("1.2.250.1.71.4.2.5", "FICTIVE");
    }

    @Test
    void aSecretConnectionIsSaidInTheAssertion() {
        var secret = new Visibility(false, false, true, true, false);
        assertThat(new String(assertion(Samples.lot(Samples.DOCTOR, secret, 1)), StandardCharsets.UTF_8))
                .contains("hl7:confidentiality-code", "INVISIBLE_REPRESENTANTS_LEGAUX^1.2.250.1.213.1.1.4.13");
        assertThat(new String(assertion(Samples.lot()), StandardCharsets.UTF_8)).doesNotContain("hl7:confidentiality-code");
    }

    @Test
    void noMoreThanAChunkOfTheDocumentIsReadAhead() throws IOException {
        long size = 20 << 20;
        var read = new AtomicLong();
        var written = new AtomicLong();
        var ahead = new AtomicLong();
        var part = new MimePart("Document01", "doc1@passerelle", "text/xml", size, () -> zeros(size, read));
        part.copyTo(new OutputStream() {
            @Override
            public void write(int value) {
                throw new AssertionError("byte after byte");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                written.addAndGet(length);
                ahead.accumulateAndGet(read.get() - written.get(), Math::max);
            }
        });
        assertThat(written).hasValue(size);
        assertThat(ahead.get()).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void aDocumentOfAnotherSizeIsNeverSentToTheEnd() {
        for (int size : List.of(Samples.CDA.length - 1, Samples.CDA.length + 1)) {
            var out = new ByteArrayOutputStream();
            var request = request(Samples.lot(), size, Samples.CDA);
            assertThatThrownBy(() -> request.writeTo(out)).isInstanceOf(StoreUnavailableException.class);
            assertThat((long) out.size()).isLessThan(request.length());
        }
    }

    private static Iti41Request request(Lot lot, long size, byte[] document) {
        var addressing = new Addressing("urn:uuid:3db4d819-a65c-449f-9e91-3333018ee9b8",
                URI.create("https://dmp.example/services/repository"),
                Operation.FEED.action());
        var metadata = new Lots().forDmp(lot, Samples.NOW);
        var part = new MimePart(metadata.documents().getFirst().id(), "doc1@passerelle", "text/xml", size,
                () -> new ByteArrayInputStream(document));
        return new Iti41Request(addressing, assertion(lot), metadata, List.of(part), "B1");
    }

    private static byte[] assertion(Lot lot) {
        return new Vihf("_bd1fd368-5a81-4d30-93e6-37ce708d6fb5", Samples.NOW, ISSUER, lot.content(), lot.content().requester(0),
                VihfOptions.of("1.0.0-01", "HOMOLOGATION-A-OBTENIR")).bytes();
    }

    private static String wire(RequestBody body) throws IOException {
        var out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document envelope(String wire) throws Exception {
        int start = wire.indexOf("<soap:Envelope");
        String xml = wire.substring(start, wire.indexOf("\r\n--B1", start));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static InputStream zeros(long size, AtomicLong read) {
        return new InputStream() {
            @Override
            public int read() {
                return read.get() < size ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (read.get() >= size) {
                    return -1;
                }
                int count = (int) Math.min(length, size - read.get());
                read.addAndGet(count);
                return count;
            }
        };
    }
}
