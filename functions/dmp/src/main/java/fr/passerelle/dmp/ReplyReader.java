package fr.passerelle.dmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** Reads an answer strictly: no DTD, whole document, and the answer to our message (dmp-transport.md §3, §11). */
final class ReplyReader {
    private static final String RS = "urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0";
    private static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    private static final String WSA = "http://www.w3.org/2005/08/addressing";

    private @Nullable String relatesTo;
    private @Nullable String status;
    private boolean fault;
    private final List<String> faultValues = new ArrayList<>();
    private final StringBuilder faultText = new StringBuilder();
    private final List<Reply.RegistryError> errors = new ArrayList<>();
    private final List<String> references = new ArrayList<>();

    private Reply.@Nullable Existence existence;

    private ReplyReader() {
    }

    /** @param messageId of the request; an answer that relates to another one is unreadable, one that relates to none is taken */
    static Reply read(String contentType, byte[] body, String messageId) {
        Optional<byte[]> envelope = MultipartRoot.of(contentType, body);
        if (envelope.isEmpty()) {
            return new Reply.Unreadable("multipart");
        }
        var reading = new ReplyReader();
        try {
            reading.scan(envelope.get());
        } catch (XMLStreamException e) {
            return new Reply.Unreadable("xml");
        }
        return reading.reply(messageId);
    }

    private Reply reply(String messageId) {
        if (relatesTo != null && !relatesTo.equals(messageId)) {
            return new Reply.Unreadable("relates to another message");
        }
        if (fault && !faultValues.isEmpty()) {
            return new Reply.Fault(faultValues.getFirst(), faultValues.subList(1, faultValues.size()), faultText.toString());
        }
        if (status != null) {
            return new Reply.Registry(status, errors, references);
        }
        return existence != null ? existence : new Reply.Unreadable("no response");
    }

    private void scan(byte[] envelope) throws XMLStreamException {
        XMLStreamReader xml = Xml.reader(envelope);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("DTD");
                case XMLStreamConstants.START_ELEMENT -> element(xml);
                default -> {
                }
            }
        }
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI()) {
            case WSA -> addressing(xml);
            case RS, QUERY -> response(xml);
            case RIM -> reference(xml);
            case ExistenceRequest.HL7 -> {
                if (xml.getLocalName().equals(ExistenceReader.ANSWER)) {
                    existence = ExistenceReader.read(xml);
                }
            }
            case SoapEnvelope.SOAP -> soap(xml);
            default -> {
            }
        }
    }

    private void reference(XMLStreamReader xml) throws XMLStreamException {
        if (!xml.getLocalName().equals("ObjectRef") && !xml.getLocalName().equals("ExtrinsicObject")) {
            return;
        }
        String id = attribute(xml, "id");
        if (id.isBlank()) {
            throw new XMLStreamException("reference without id");
        }
        references.add(id);
    }

    private void addressing(XMLStreamReader xml) throws XMLStreamException {
        if (xml.getLocalName().equals("RelatesTo")) {
            relatesTo = xml.getElementText().strip();
        }
    }

    private void response(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "RegistryResponse", "AdhocQueryResponse" -> status = lastWord(attribute(xml, "status"));
            case "RegistryError" -> errors.add(new Reply.RegistryError(attribute(xml, "errorCode"), attribute(xml, "codeContext"),
                    lastWord(attribute(xml, "severity")).equals("Warning")));
            default -> {
            }
        }
    }

    private void soap(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "Fault" -> fault = true;
            case "Value" -> faultValues.add(xml.getElementText().strip());
            case "Text" -> faultText.append(xml.getElementText()).append(' ');
            default -> {
            }
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static String lastWord(String urn) {
        return urn.substring(urn.lastIndexOf(':') + 1);
    }
}
