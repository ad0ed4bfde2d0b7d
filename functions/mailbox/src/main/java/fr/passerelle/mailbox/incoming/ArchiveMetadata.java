package fr.passerelle.mailbox.incoming;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What file METADATA.XML of an archive says of its documents.
 *
 * @param documents how many it describes
 * @param uris where they are, relative to its folder
 */
record ArchiveMetadata(int documents, List<String> uris) {
    private static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";

    ArchiveMetadata {
        uris = List.copyOf(uris);
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
        return new ArchiveMetadata(documents, uris);
    }
}
