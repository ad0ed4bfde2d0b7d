package fr.passerelle.mailbox.incoming;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What file METADATA.XML of an archive says of its documents.
 *
 * @param documents how many it describes
 * @param uris where they are, relative to its folder
 * @param patients identifiers of the patients they are about (CX), each once
 */
record ArchiveMetadata(int documents, List<String> uris, Set<String> patients) {
    private static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    /** {@code XDSDocumentEntry.patientId} and {@code XDSSubmissionSet.patientId} (IHE ITI TF-3 §4.2.3). */
    private static final Set<String> PATIENT_IDS = Set.of("urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427",
            "urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446");
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";

    ArchiveMetadata {
        uris = List.copyOf(uris);
        patients = Set.copyOf(patients);
    }

    /** @throws XMLStreamException when it is no submission, or holds a DTD */
    static ArchiveMetadata read(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        try {
            return read(reader);
        } finally {
            reader.close();
        }
    }

    private static ArchiveMetadata read(XMLStreamReader reader) throws XMLStreamException {
        if (reader.nextTag() != XMLStreamConstants.START_ELEMENT || !LCM.equals(reader.getNamespaceURI())
                || !reader.getLocalName().equals("SubmitObjectsRequest")) {
            throw new XMLStreamException("no submission");
        }
        int documents = 0;
        boolean inDocument = false;
        boolean inUri = false;
        var uris = new ArrayList<String>();
        var patients = new HashSet<String>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a DTD");
            }
            boolean rim = reader.hasName() && RIM.equals(reader.getNamespaceURI());
            if (event == XMLStreamConstants.START_ELEMENT && rim) {
                switch (reader.getLocalName()) {
                    case "ExtrinsicObject" -> {
                        documents++;
                        inDocument = true;
                    }
                    case "ExternalIdentifier" -> patient(reader).ifPresent(patients::add);
                    case "Slot" -> inUri = inDocument && "URI".equals(reader.getAttributeValue(null, "name"));
                    case "Value" -> {
                        if (inUri) {
                            uris.add(reader.getElementText().strip());
                        }
                    }
                    default -> {
                        // Nothing that says where a document is.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && rim) {
                inUri &= !reader.getLocalName().equals("Slot");
                inDocument &= !reader.getLocalName().equals("ExtrinsicObject");
            }
        }
        return new ArchiveMetadata(documents, uris, patients);
    }

    private static Optional<String> patient(XMLStreamReader reader) {
        String scheme = reader.getAttributeValue(null, "identificationScheme");
        return scheme != null && PATIENT_IDS.contains(scheme)
                ? Optional.ofNullable(reader.getAttributeValue(null, "value"))
                : Optional.empty();
    }
}
