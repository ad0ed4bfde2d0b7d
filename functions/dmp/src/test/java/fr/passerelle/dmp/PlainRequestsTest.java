package fr.passerelle.dmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.port.Departure;
import fr.passerelle.formats.xds.Lots;

import static org.assertj.core.api.Assertions.assertThat;

/** The three requests without document, against the schemas and the published examples. */
class PlainRequestsTest {
    private final List<String> contentTypes = new ArrayList<>();
    private final List<String> envelopes = new ArrayList<>();

    @BeforeEach
    void callEachOnce() {
        var settings = new DmpSettings(URI.create("https://dmp.example/services"), Duration.ofSeconds(5), Duration.ofSeconds(60),
                VihfOptions.of("1.0.0-01", "HOMOLOGATION-A-OBTENIR"));
        SoapTransport transport = (_, path, contentType, body, _) -> {
            var out = new ByteArrayOutputStream();
            try {
                body.writeTo(out);
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
            assertThat(body.length()).isEqualTo(out.size());
            contentTypes.add(path + " " + contentType);
            envelopes.add(out.toString(StandardCharsets.UTF_8));
            return new SoapAnswer.NotSent("test");
        };
        var dmp = new DmpClient(settings, Samples.SECURITY, transport, ReactionTable.standard(), new Lots(), _ -> {
            throw new AssertionError("no document is needed");
        }, (_, _, _) -> {
        }, Samples.counted(), () -> Samples.NOW);
        dmp.find(Samples.enquiry());
        dmp.delete(Samples.removal(), Departure.AT_ONCE);
        dmp.profile(Samples.enquiry());
    }

    @Test
    void eachGoesToItsServiceWithItsAction() {
        assertThat(contentTypes).containsExactly(
                "/registry application/soap+xml; charset=UTF-8; action=\"urn:ihe:iti:2007:RegistryStoredQuery\"",
                "/registry application/soap+xml; charset=UTF-8; action=\"urn:ihe:iti:2010:UpdateDocumentSet\"",
                "/patients application/soap+xml; charset=UTF-8; action=\"urn:hl7-org:v3:PRPA_IN201307UV02\"");
        assertThat(envelopes.get(0)).contains("mustUnderstand=\"true\">urn:ihe:iti:2007:RegistryStoredQuery</wsa:Action>");
        assertThat(envelopes.get(1)).contains("mustUnderstand=\"true\">urn:ihe:iti:2010:UpdateDocumentSet</wsa:Action>",
                "<wsa:To>https://dmp.example/services/registry</wsa:To>");
        assertThat(envelopes.get(2)).contains("mustUnderstand=\"true\">urn:hl7-org:v3:PRPA_IN201307UV02</wsa:Action>",
                "<wsa:To>https://dmp.example/services/patients</wsa:To>");
    }

    @Test
    void queryAndDeletionFollowTheSchemasOfOasis() throws Exception {
        Schemas.query().newValidator().validate(new DOMSource(body(envelopes.get(0))));
        Schemas.submission().newValidator().validate(new DOMSource(body(envelopes.get(1))));
    }

    @Test
    void theExistenceTestIsThatOfTheExample() {
        String expected = example("td02-request.xml").replace("260057599900359", "279035121518989")
                .replace("1.2.250.1.999.1.1.9001.20\"", "1.2.250.1.999.1.1.9\"").replace("1.2.250.1.999.1.1.9001.21\"",
                        "1.2.250.1.999.1.1.10\"")
                .replace("1.2.250.1.999.1.1.9001\"", "1.2.250.1.999.1.1\"")
                .replace("1633a409-0000-4869-aed8-74d92ae20272", "00000000-0000-0000-0000-000000000007")
                .replace("87d5fd8f-0000-43bf-938c-0402bf850d25", "00000000-0000-0000-0000-000000000008");
        assertThat(plainBody(envelopes.get(2))).isEqualTo(plainBody(expected));
    }

    @Test
    void theQueryIsThatOfTheExample() throws Exception {
        Element ours = body(envelopes.get(0));
        Element example = body(example("iti18-getdocuments-request.xml"));
        for (Element query : List.of(ours, example)) {
            Element option = (Element) query.getElementsByTagNameNS("*", "ResponseOption").item(0);
            Element adhoc = (Element) query.getElementsByTagNameNS("*", "AdhocQuery").item(0);
            Element slot = (Element) query.getElementsByTagNameNS("*", "Slot").item(0);
            assertThat(option.getAttribute("returnType")).isEqualTo("ObjectRef");
            assertThat(option.getAttribute("returnComposedObjects")).isEqualTo("true");
            assertThat(adhoc.getAttribute("id")).isEqualTo("urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4");
            assertThat(slot.getAttribute("name")).isEqualTo("$XDSDocumentEntryUniqueId");
            assertThat(slot.getTextContent().strip()).matches("\\('[0-9.]+'\\)");
        }
    }

    @Test
    void aRealPatientIsAskedForInProductionMode() {
        String ours = existence(InsAuthority.NIA);
        assertThat(ours).contains("<processingCode code=\"P\"/>", "root=\"1.2.250.1.213.1.4.9\"");
        assertThat(existence(InsAuthority.DEMONSTRATION)).contains("<processingCode code=\"D\"/>");
    }

    private static String existence(InsAuthority authority) {
        var establishment = Samples.lot().content().establishment();
        var ids = Samples.counted();
        return new String(Xml.write(new ExistenceRequest(ids.get(), ids.get(), Samples.NOW, establishment.oids(), "LOGICIEL",
                new Ins("279035121518989", authority))), StandardCharsets.UTF_8);
    }

    private static String example(String name) {
        return new String(Samples.resource("requests/" + name), StandardCharsets.UTF_8);
    }

    /** What is inside {@code soap:Body}, without indentation. */
    private static String plainBody(String envelope) {
        return envelope.substring(envelope.indexOf("<soap:Body>") + 11, envelope.indexOf("</soap:Body>")).replaceAll(">\\s+<", "><")
                .strip();
    }

    private static Element body(String envelope) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)));
        var children = document.getElementsByTagNameNS("http://www.w3.org/2003/05/soap-envelope", "Body").item(0).getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element) {
                return element;
            }
        }
        throw new AssertionError("empty body");
    }
}
