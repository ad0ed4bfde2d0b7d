package fr.passerelle.dmp.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Small documents in memory, which is what the JDK signs; reading knows no DTD. */
final class Dom {
    private static final DocumentBuilderFactory BUILDERS = strict();

    private Dom() {
    }

    static Document empty() {
        try {
            return BUILDERS.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has a DOM", e);
        }
    }

    /** @throws IllegalArgumentException when it is not well-formed or has a DTD; the message says nothing of the content */
    static Document read(byte[] document) {
        try {
            var builder = BUILDERS.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(document));
        } catch (SAXException e) {
            throw new IllegalArgumentException("not an XML document without DTD");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("reading in memory does not fail", e);
        }
    }

    /** Canonical form: writes nothing that is not in the document, so that no signature breaks. UTF-8, without declaration. */
    static byte[] bytes(Document document) {
        var out = new ByteArrayOutputStream();
        try {
            CanonicalXml.write(document, out);
        } catch (IOException e) {
            throw new IllegalStateException("writing in memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static DocumentBuilderFactory strict() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has a DOM", e);
        }
    }
}
