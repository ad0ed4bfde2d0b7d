package fr.passerelle.mailbox.incoming;

import java.io.ByteArrayInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How the XML files of an archive are read: from their first byte to their last, nothing is fetched, and a document type ends the reading. */
final class ArchiveXml {
    private ArchiveXml() {
    }

    /** What is made of the elements of a file. */
    interface Elements {
        /** @param reader at the start of the element; one without children may be read to its end, which is then not told */
        void begin(XMLStreamReader reader) throws XMLStreamException;

        void end(String namespace, String name);
    }

    /** @throws XMLStreamException when it is not well formed or holds a document type */
    static void read(byte[] xml, Elements elements) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> throw new XMLStreamException("a DTD");
                    case XMLStreamConstants.START_ELEMENT -> elements.begin(reader);
                    case XMLStreamConstants.END_ELEMENT -> elements.end(String.valueOf(reader.getNamespaceURI()), reader.getLocalName());
                    default -> {
                        // Nothing that is looked for.
                    }
                }
            }
        } finally {
            reader.close();
        }
    }
}
