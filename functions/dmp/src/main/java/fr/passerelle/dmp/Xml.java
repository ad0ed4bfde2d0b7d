package fr.passerelle.dmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** StAX of the JDK, whatever else the class path brings; reading knows no DTD and no external entity (dmp-transport.md §3). */
final class Xml {
    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();
    private static final XMLInputFactory INPUT = strict();

    private Xml() {
    }

    /** Something that writes itself. */
    @FunctionalInterface
    interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** UTF-8, without declaration. */
    static byte[] write(Content content) {
        var out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = writer(out);
            content.write(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing in memory does not fail", e);
        }
        return out.toByteArray();
    }

    static XMLStreamWriter writer(ByteArrayOutputStream out) throws XMLStreamException {
        return OUTPUT.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    }

    /** Reader of a whole document; a DTD comes out as an event that the caller must refuse. */
    static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        return INPUT.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    static void text(XMLStreamWriter xml, String element, String value) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private static XMLInputFactory strict() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
