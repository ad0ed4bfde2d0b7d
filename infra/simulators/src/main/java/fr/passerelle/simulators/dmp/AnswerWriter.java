package fr.passerelle.simulators.dmp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import fr.passerelle.simulators.dmp.watch.Transaction;
import fr.passerelle.simulators.xds.Finding;

/** Writes the SOAP answers of dmp-transport.md §9-11. */
final class AnswerWriter {
    private static final String RS = "urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0";
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    private static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    private static final String STATUS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:";
    private static final String SEVERITY = "urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:";

    private final Supplier<UUID> uuids;

    AnswerWriter(Supplier<UUID> uuids) {
        this.uuids = uuids;
    }

    UUID newId() {
        return uuids.get();
    }

    Answer success(String relatesTo, Transaction to) {
        return registry(relatesTo, to, "Success", "Error", List.of());
    }

    Answer warning(String relatesTo, Transaction to, DmpScenario.Warning warning) {
        return registry(relatesTo, to, "Success", "Warning", List.of(new Finding("", warning.code(), "", warning.text())));
    }

    Answer partial(String relatesTo, Transaction to, DmpScenario.Partial partial) {
        return registry(relatesTo, to, "PartialSuccess", "Error", List.of(new Finding("", partial.code(), "", partial.text())));
    }

    Answer failure(String relatesTo, Transaction to, List<Finding> findings) {
        return registry(relatesTo, to, "Failure", "Error", findings);
    }

    /** Answer of TD3.1b: the references found, maybe none. */
    Answer references(String relatesTo, List<String> entryUuids) {
        return soap(200, "Success", relatesTo, Transaction.QUERY.answer(), xml -> {
            xml.writeStartElement("query", "AdhocQueryResponse", QUERY);
            xml.writeNamespace("query", QUERY);
            xml.writeNamespace("rim", RIM);
            xml.writeAttribute("status", STATUS + "Success");
            xml.writeStartElement("rim", "RegistryObjectList", RIM);
            for (String uuid : entryUuids) {
                xml.writeEmptyElement("rim", "ObjectRef", RIM);
                xml.writeAttribute("id", uuid);
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    /** A refused query: the errors travel in an {@code AdhocQueryResponse}. */
    Answer refusedQuery(String relatesTo, List<Finding> findings) {
        return soap(200, "Failure", relatesTo, Transaction.QUERY.answer(), xml -> {
            xml.writeStartElement("query", "AdhocQueryResponse", QUERY);
            xml.writeNamespace("query", QUERY);
            xml.writeNamespace("rs", RS);
            xml.writeNamespace("rim", RIM);
            xml.writeAttribute("status", STATUS + "Failure");
            errors(xml, "Error", findings);
            xml.writeEmptyElement("rim", "RegistryObjectList", RIM);
            xml.writeEndElement();
        });
    }

    Answer fault(DmpScenario.Fault fault) {
        return soap(500, "Fault", "", "", xml -> {
            xml.writeStartElement("soap", "Fault", Envelope.SOAP);
            xml.writeStartElement("soap", "Code", Envelope.SOAP);
            text(xml, "soap", Envelope.SOAP, "Value", fault.sender() ? "soap:Sender" : "soap:Receiver");
            if (fault.subcode() != null) {
                xml.writeStartElement("soap", "Subcode", Envelope.SOAP);
                text(xml, "soap", Envelope.SOAP, "Value", fault.subcode());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeStartElement("soap", "Reason", Envelope.SOAP);
            xml.writeStartElement("soap", "Text", Envelope.SOAP);
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "fr");
            xml.writeCharacters(fault.text());
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private Answer registry(String relatesTo, Transaction to, String status, String severity, List<Finding> findings) {
        return soap(200, status, relatesTo, to.answer(), xml -> {
            xml.writeStartElement("rs", "RegistryResponse", RS);
            xml.writeNamespace("rs", RS);
            xml.writeAttribute("status", STATUS + status);
            if (!findings.isEmpty()) {
                errors(xml, severity, findings);
            }
            xml.writeEndElement();
        });
    }

    private static void errors(XMLStreamWriter xml, String severity, List<Finding> findings) throws XMLStreamException {
        xml.writeStartElement("rs", "RegistryErrorList", RS);
        xml.writeAttribute("highestSeverity", SEVERITY + severity);
        for (Finding finding : findings) {
            xml.writeEmptyElement("rs", "RegistryError", RS);
            xml.writeAttribute("errorCode", finding.code());
            xml.writeAttribute("codeContext", finding.rule().isEmpty() ? finding.text() : "[" + finding.rule() + "] " + finding.text());
            xml.writeAttribute("severity", SEVERITY + severity);
            xml.writeAttribute("location", finding.location());
        }
        xml.writeEndElement();
    }

    Answer soap(int status, String outcome, String relatesTo, String action, Content body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartElement("soap", "Envelope", Envelope.SOAP);
            xml.writeNamespace("soap", Envelope.SOAP);
            xml.writeNamespace("wsa", Envelope.WSA);
            xml.writeStartElement("soap", "Header", Envelope.SOAP);
            if (!action.isEmpty()) {
                text(xml, "wsa", Envelope.WSA, "Action", action);
                text(xml, "wsa", Envelope.WSA, "MessageID", "urn:uuid:" + newId());
                text(xml, "wsa", Envelope.WSA, "To", Envelope.ANONYMOUS);
                text(xml, "wsa", Envelope.WSA, "RelatesTo", relatesTo);
            }
            xml.writeEndElement();
            xml.writeStartElement("soap", "Body", Envelope.SOAP);
            body.write(xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing in memory does not fail", e);
        }
        return new Answer(status, Answer.SOAP_TYPE, bytes.toString(StandardCharsets.UTF_8), outcome);
    }

    private static void text(XMLStreamWriter xml, String prefix, String namespace, String name, String value) throws XMLStreamException {
        xml.writeStartElement(prefix, name, namespace);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    /** Writes the content of a SOAP body. */
    @FunctionalInterface
    interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }
}
