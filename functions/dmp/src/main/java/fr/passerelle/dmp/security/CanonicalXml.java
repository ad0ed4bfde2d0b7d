package fr.passerelle.dmp.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Canonical XML 1.0 with comments (W3C, 15 March 2001) of whole documents, inclusive; written as the document is read, by the SAX parser
 * of the JDK, so that 30 MB of base64 in one text cost no memory (docs/decisions/0036-streaming-canonical-digest.md).
 */
final class CanonicalXml {
    private static final String LEXICAL = "http://xml.org/sax/properties/lexical-handler";
    private static final SAXParserFactory PARSERS = strict();

    private CanonicalXml() {
    }

    /**
     * @param xml closed by this method
     * @param out not closed
     * @throws NotCanonicalException when the document is not well-formed or has a DTD; the message says nothing of the content
     * @throws IOException when it cannot be read
     */
    static void write(InputStream xml, OutputStream out) throws IOException {
        var handler = new CanonicalHandler(out);
        try (xml) {
            XMLReader reader = PARSERS.newSAXParser().getXMLReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setProperty(LEXICAL, handler);
            reader.parse(new InputSource(xml));
        } catch (SAXException e) {
            throw broken(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has a SAX parser", e);
        }
    }

    /** The same of a document in memory: what a signature writes must come out exactly as it was signed. */
    static void write(Document document, OutputStream out) throws IOException {
        try {
            new DomEvents(new CanonicalHandler(out)).send(document);
        } catch (SAXException e) {
            throw broken(e);
        }
    }

    /** The text of a SAX exception may quote the document. */
    private static IOException broken(SAXException failure) {
        return failure.getException() instanceof IOException out ? out : new NotCanonicalException();
    }

    private static SAXParserFactory strict() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("every JDK has a SAX parser", e);
        }
    }
}
