package fr.passerelle.dmp;

import java.io.ByteArrayOutputStream;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A SOAP 1.2 envelope: addressing, the assertion directly in {@code wsse:Security}, a body (dmp-transport.md §3). */
final class SoapEnvelope {
    static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    private static final String WSA = "http://www.w3.org/2005/08/addressing";
    private static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private SoapEnvelope() {
    }

    /** UTF-8, without declaration; the bytes of the assertion are in it unchanged. */
    static byte[] bytes(Addressing addressing, byte[] assertion, Xml.Content body) {
        var out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = Xml.writer(out);
            xml.setPrefix("soap", SOAP);
            xml.setPrefix("wsa", WSA);
            xml.writeStartElement("soap", "Envelope", SOAP);
            xml.writeNamespace("soap", SOAP);
            xml.writeNamespace("wsa", WSA);
            xml.writeStartElement("soap", "Header", SOAP);
            addressing.write(xml);
            xml.writeStartElement("wsse", "Security", WSSE);
            xml.writeNamespace("wsse", WSSE);
            insert(assertion, xml, out);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("soap", "Body", SOAP);
            body.write(xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing in memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** Below the writer: a signed assertion must not be serialised again. Empty characters close the start tag under way. */
    private static void insert(byte[] assertion, XMLStreamWriter xml, ByteArrayOutputStream out) throws XMLStreamException {
        xml.writeCharacters("");
        xml.flush();
        out.writeBytes(assertion);
    }
}
