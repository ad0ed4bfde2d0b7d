package fr.passerelle.dmp;

import java.time.Instant;
import java.util.UUID;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import fr.passerelle.core.establishment.Oids;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.formats.xds.Dtm;

/**
 * {@code PRPA_IN201307UV02} with the reason "test of existence" (dmp-transport.md §8).
 *
 * @param id of the HL7 v3 message
 * @param query of the query in it
 * @param oids plan of the establishment, whose root names the sender
 * @param software name of the sender
 */
record ExistenceRequest(UUID id, UUID query, Instant at, Oids oids, String software, Ins ins) implements Xml.Content {
    static final String HL7 = "urn:hl7-org:v3";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String INTERACTION = "PRPA_IN201307UV02";
    private static final String INTERACTIONS = "2.16.840.1.113883.1.6";
    private static final String DMP = "1.2.250.1.213.4.1.1.1";

    @Override
    public void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(INTERACTION);
        xml.writeDefaultNamespace(HL7);
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute("ITSVersion", "XML_1.0");
        empty(xml, "id", "root", oids.messageDomain(), "extension", id.toString());
        empty(xml, "creationTime", "value", Dtm.of(at));
        empty(xml, "interactionId", "root", INTERACTIONS, "extension", INTERACTION);
        empty(xml, "processingCode", "code", ins.authority().acceptedIn(Environment.PRODUCTION) ? "P" : "D");
        empty(xml, "processingModeCode", "code", "T");
        empty(xml, "acceptAckCode", "code", "AL");
        device(xml, "receiver", "RCV", DMP, "DMP");
        device(xml, "sender", "SND", oids.root(), software);
        nil(xml, "attentionLine");
        question(xml);
        xml.writeEndElement();
    }

    private void question(XMLStreamWriter xml) throws XMLStreamException {
        start(xml, "controlActProcess", "classCode", "CACT", "moodCode", "EVN");
        empty(xml, "reasonCode", "code", "TEST_EXST", "codeSystem", "1.2.250.1.213.1.1.4.11", "displayName",
                "Test d'existence de dossier");
        start(xml, "queryByParameter");
        empty(xml, "queryId", "root", oids.queryDomain(), "extension", query.toString());
        empty(xml, "statusCode", "code", "new");
        start(xml, "parameterList");
        nil(xml, "dataSource");
        start(xml, "patientIdentifier");
        empty(xml, "value", "root", ins.authority().oid(), "extension", ins.value());
        Xml.text(xml, "semanticsText", "Patient.id");
        for (int open = 0; open < 4; open++) {
            xml.writeEndElement();
        }
    }

    private static void device(XMLStreamWriter xml, String element, String type, String root, String name) throws XMLStreamException {
        start(xml, element, "typeCode", type);
        start(xml, "device", "classCode", "DEV", "determinerCode", "INSTANCE");
        empty(xml, "id", "root", root);
        Xml.text(xml, "softwareName", name);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void nil(XMLStreamWriter xml, String element) throws XMLStreamException {
        xml.writeEmptyElement(element);
        xml.writeAttribute("xsi", XSI, "nil", "true");
    }

    private static void start(XMLStreamWriter xml, String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement(element);
        attributes(xml, attributes);
    }

    private static void empty(XMLStreamWriter xml, String element, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(element);
        attributes(xml, attributes);
    }

    private static void attributes(XMLStreamWriter xml, String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
