package fr.passerelle.formats.cda.read;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Builds the tree of the {@code ClinicalDocument}, wherever it stands, within limits no honest document comes near. */
final class CdaTree extends DefaultHandler {
    /** Just under what the parser of the JDK takes, so that the limit is told as one. */
    static final int DEEPEST = 90;
    static final int MOST_ELEMENTS = 300_000;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final String XSLT = "http://www.w3.org/1999/XSL/Transform";

    private @Nullable Element root;
    private @Nullable Element here;
    private int depth;
    private int count;
    private boolean selfPresenting;
    private boolean wrapped;

    /** A limit is passed: what is left is not read. */
    static final class LimitException extends SAXException {
        private static final long serialVersionUID = 1;

        LimitException() {
            super("beyond what a document needs");
        }
    }

    @Nullable
    Element root() {
        return root;
    }

    /** Whether its root is an {@code xsl:stylesheet} (documents.md §1 trap 14). */
    boolean selfPresenting() {
        return selfPresenting;
    }

    /** Whether something stands around it: a signature (documents.md §3.1). */
    boolean wrapped() {
        return wrapped;
    }

    /** Path of the element being read. */
    String path() {
        return here == null ? "/" : here.path();
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        depth++;
        count++;
        if (depth > DEEPEST || count > MOST_ELEMENTS) {
            throw new LimitException();
        }
        selfPresenting |= depth == 1 && uri.equals(XSLT);
        if (here != null) {
            here = element(here, uri, localName, attributes);
        } else if (root == null && uri.equals(Element.CDA) && localName.equals("ClinicalDocument")) {
            here = element(null, uri, localName, attributes);
            root = here;
            wrapped = depth > 1;
        }
    }

    private static Element element(@Nullable Element parent, String uri, String localName, Attributes given) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < given.getLength(); i++) {
            if (given.getURI(i).isEmpty()) {
                attributes.put(given.getLocalName(i), given.getValue(i));
            }
        }
        var element = new Element(parent, uri, localName, attributes);
        if ("B64".equals(attributes.get("representation"))) {
            element.binary(new Base64Text());
        }
        return element;
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (here == null) {
            return;
        }
        Base64Text binary = here.binary();
        if (binary != null) {
            binary.append(characters, start, length);
        } else if (here.textLength() + length > LONGEST_TEXT) {
            throw new LimitException();
        } else {
            here.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        depth--;
        if (here != null) {
            here = here.parent();
        }
    }
}
