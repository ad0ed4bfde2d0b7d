package fr.passerelle.formats.cda.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.ValidatorHandler;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * From bytes to tree in one pass that validates on the way: no document type, no external entity, nothing fetched. Text is only written by
 * the tree where it is needed, so that a PDF of megabytes is held once.
 */
final class CdaParser {
    private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

    /** How the parser of the JDK begins what it says of its own limits. */
    private static final String LIMIT = "JAXP0001";

    private CdaParser() {
    }

    /** The {@code ClinicalDocument}; null when there is none or the bytes are no XML, which the findings then tell. */
    static @Nullable Element parse(byte[] bytes, Findings findings) {
        var tree = new CdaTree();
        ValidatorHandler validator = CdaSchema.validator(new CdaSchema.Faults(tree, findings));
        try {
            XMLReader reader = reader();
            reader.setContentHandler(new Both(tree, new SchemaPart(validator)));
            reader.setErrorHandler(new DefaultHandler());
            var source = new InputSource(new ByteArrayInputStream(bytes));
            source.setEncoding("UTF-8");
            reader.parse(source);
        } catch (SAXException e) {
            tell(e, tree.path(), findings);
            return null;
        } catch (IOException _) {
            // Bytes in memory: only their encoding can be at fault.
            findings.fault(CdaRule.ENCODING, tree.path());
            return null;
        }
        if (tree.selfPresenting()) {
            findings.fault(CdaRule.SELF_PRESENTING, "/");
            return null;
        }
        if (tree.root() == null) {
            findings.fault(CdaRule.ROOT, "/");
        } else if (tree.wrapped()) {
            findings.note(CdaRule.SIGNED, "/");
        }
        return tree.root();
    }

    private static void tell(SAXException stopped, String path, Findings findings) {
        String message = String.valueOf(stopped.getMessage());
        if (stopped instanceof CdaTree.LimitException || message.startsWith(LIMIT)) {
            findings.fault(CdaRule.LIMITS, path, Integer.toString(CdaTree.DEEPEST), Integer.toString(CdaTree.MOST_ELEMENTS));
        } else {
            findings.fault(message.contains("DOCTYPE") ? CdaRule.DTD : CdaRule.NOT_XML, path);
        }
    }

    private static XMLReader reader() throws SAXException {
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DTD, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the parser of the JDK has these features", e);
        }
    }

    /** The tree first: the validator tells its faults at the place that the tree has come to. */
    private static final class Both extends DefaultHandler {
        private final ContentHandler tree;
        private final ContentHandler schema;

        Both(ContentHandler tree, ContentHandler schema) {
            this.tree = tree;
            this.schema = schema;
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            schema.setDocumentLocator(locator);
        }

        @Override
        public void startDocument() throws SAXException {
            schema.startDocument();
        }

        @Override
        public void endDocument() throws SAXException {
            schema.endDocument();
        }

        @Override
        public void startPrefixMapping(String prefix, String uri) throws SAXException {
            schema.startPrefixMapping(prefix, uri);
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
            tree.startElement(uri, localName, qName, attributes);
            schema.startElement(uri, localName, qName, attributes);
        }

        @Override
        public void characters(char[] characters, int start, int length) throws SAXException {
            tree.characters(characters, start, length);
            schema.characters(characters, start, length);
        }

        @Override
        public void endElement(String uri, String localName, String qName) throws SAXException {
            schema.endElement(uri, localName, qName);
            tree.endElement(uri, localName, qName);
        }
    }
}
