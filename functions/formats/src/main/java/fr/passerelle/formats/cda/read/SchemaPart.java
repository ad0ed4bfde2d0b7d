package fr.passerelle.formats.cda.read;

import javax.xml.XMLConstants;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Hands to the validator what the CDA R2 schema knows: the {@code ClinicalDocument} without the elements and attributes of other namespaces,
 * which extensions add and consumers ignore (documents.md §3.2, §3.13 line 2), nor the base64 of its files, which has no rule there.
 */
final class SchemaPart extends DefaultHandler {
    private final ContentHandler validator;
    private boolean begun;
    private int inside;
    private int skipped;
    private int encapsulated;

    SchemaPart(ContentHandler validator) {
        this.validator = validator;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        validator.setDocumentLocator(locator);
    }

    @Override
    public void startDocument() throws SAXException {
        validator.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
        if (begun) {
            validator.endDocument();
        }
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        if (skipped == 0) {
            validator.startPrefixMapping(prefix, uri);
        }
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        boolean begins = !begun && uri.equals(Element.CDA) && localName.equals("ClinicalDocument");
        if (inside == 0 && !begins) {
            return;
        }
        begun = true;
        if (skipped > 0 || !uri.equals(Element.CDA)) {
            skipped++;
            return;
        }
        inside++;
        encapsulated = "B64".equals(attributes.getValue("", "representation")) ? inside : encapsulated;
        validator.startElement(uri, localName, qName, known(attributes));
    }

    private static Attributes known(Attributes given) {
        var known = new AttributesImpl();
        for (int i = 0; i < given.getLength(); i++) {
            String uri = given.getURI(i);
            if (uri.isEmpty() || uri.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
                known.addAttribute(uri, given.getLocalName(i), given.getQName(i), given.getType(i), given.getValue(i));
            }
        }
        return known;
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (inside > 0 && skipped == 0 && encapsulated != inside) {
            validator.characters(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        if (skipped > 0) {
            skipped--;
        } else if (inside > 0) {
            encapsulated = encapsulated == inside ? 0 : encapsulated;
            inside--;
            validator.endElement(uri, localName, qName);
        }
    }
}
