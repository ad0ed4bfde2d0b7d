package fr.passerelle.dmp;

import java.net.URI;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The four WS-Addressing 1.0 headers the DMP asks for (dmp-transport.md §3).
 *
 * @param messageId {@code urn:uuid:} and a random UUID, new at each try
 */
record Addressing(String messageId, URI to, String action) {
    private static final String WSA = "http://www.w3.org/2005/08/addressing";

    void write(XMLStreamWriter xml) throws XMLStreamException {
        header(xml, "MessageID", false);
        xml.writeCharacters(messageId);
        xml.writeEndElement();
        header(xml, "To", false);
        xml.writeCharacters(to.toString());
        xml.writeEndElement();
        header(xml, "ReplyTo", true);
        xml.writeStartElement("wsa", "Address", WSA);
        xml.writeCharacters(WSA + "/anonymous");
        xml.writeEndElement();
        xml.writeEndElement();
        header(xml, "Action", true);
        xml.writeCharacters(action);
        xml.writeEndElement();
    }

    private static void header(XMLStreamWriter xml, String name, boolean mustBeUnderstood) throws XMLStreamException {
        xml.writeStartElement("wsa", name, WSA);
        if (mustBeUnderstood) {
            xml.writeAttribute("soap", SoapEnvelope.SOAP, "mustUnderstand", "true");
        }
    }
}
