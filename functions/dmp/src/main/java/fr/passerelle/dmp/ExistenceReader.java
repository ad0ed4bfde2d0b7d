package fr.passerelle.dmp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code PRPA_IN201308UV02} for what the gateway may know: whether the question was understood, and whether the record is open
 * (dmp-transport.md §8). Names, birth and sex are passed over without being read.
 */
final class ExistenceReader {
    static final String ANSWER = "PRPA_IN201308UV02";

    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> acknowledgements = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<String> responses = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();
    private final List<String> patients = new ArrayList<>();
    private boolean namesPatient;

    private ExistenceReader() {
    }

    /**
     * Reads to the end of the element.
     *
     * @param xml at the start of {@link #ANSWER}
     * @throws XMLStreamException when it is not well formed, or acknowledges or responds other than once
     */
    static Reply.Existence read(XMLStreamReader xml) throws XMLStreamException {
        var reading = new ExistenceReader();
        reading.scan(xml);
        return new Reply.Existence(single(reading.acknowledgements), reading.details, reading.text.toString(),
                reading.responses.isEmpty() ? "" : single(reading.responses), reading.statuses, reading.patients, reading.namesPatient);
    }

    private void scan(XMLStreamReader xml) throws XMLStreamException {
        open.push(ANSWER);
        while (!open.isEmpty()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> element(xml);
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (open.peek().equals("acknowledgementDetail/text")) {
                        text.append(xml.getText()).append(' ');
                    }
                }
                default -> {
                }
            }
        }
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        String parent = open.element();
        String name = ExistenceRequest.HL7.equals(xml.getNamespaceURI()) ? xml.getLocalName() : "";
        String path = parent.substring(parent.indexOf('/') + 1) + "/" + name;
        switch (path) {
            case ANSWER + "/acknowledgement" -> acknowledgements.add(attribute(xml, "typeCode"));
            case "acknowledgementDetail/code" -> details.add(attribute(xml, "code"));
            case "queryAck/queryResponseCode" -> responses.add(attribute(xml, "code"));
            case "patient/statusCode" -> statuses.add(attribute(xml, "code"));
            case "patient/id" -> patients.add(Reply.Existence.patient(attribute(xml, "root"), attribute(xml, "extension")));
            default -> {
            }
        }
        namesPatient |= name.equals("patient") || name.equals("patientPerson");
        open.push(path);
    }

    private static String single(List<String> values) throws XMLStreamException {
        if (values.size() != 1) {
            throw new XMLStreamException("said " + values.size() + " times");
        }
        return values.getFirst();
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
