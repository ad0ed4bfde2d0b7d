package fr.passerelle.formats;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what was written, by XPath and by schema. */
public final class Xml {
    private static final Schema CDA = schema("/schema/cdar2/infrastructure/cda/CDA.xsd");
    private static final Schema LCM = schema("/wsdl/schema/ebRS30/lcm.xsd");
    private static final String HL7 = "urn:hl7-org:v3";

    private final Document document;

    private Xml(Document document) {
        this.document = document;
    }

    public static Xml of(byte[] bytes) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return new Xml(factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)));
        } catch (Exception e) {
            throw new AssertionError("not well formed", e);
        }
    }

    /** Faults against the plain CDA R2 schema, once the elements of other namespaces are taken out of a copy. */
    public List<String> cdaFaults() {
        var copy = (Document) document.cloneNode(true);
        removeForeign(copy.getDocumentElement());
        return faults(CDA, copy);
    }

    /** Faults against the ebRS 3.0 schema. */
    public List<String> lotFaults() {
        return faults(LCM, document);
    }

    public String text(String xpath) {
        return (String) evaluate("string(" + xpath + ")", XPathConstants.STRING);
    }

    public List<String> texts(String xpath) {
        var nodes = (NodeList) evaluate(xpath, XPathConstants.NODESET);
        var texts = new ArrayList<String>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    public int count(String xpath) {
        return texts(xpath).size();
    }

    /** Local names of the children of the first element found, in order. */
    public List<String> children(String xpath) {
        var names = new ArrayList<String>();
        var children = ((Node) evaluate(xpath, XPathConstants.NODE)).getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                names.add(child.getLocalName());
            }
        }
        return names;
    }

    private Object evaluate(String xpath, QName type) {
        try {
            var evaluator = XPathFactory.newInstance().newXPath();
            evaluator.setNamespaceContext(new Prefixes());
            return evaluator.evaluate(xpath, document, type);
        } catch (Exception e) {
            throw new AssertionError(xpath, e);
        }
    }

    private static void removeForeign(Element element) {
        var children = element.getChildNodes();
        for (int i = children.getLength() - 1; i >= 0; i--) {
            if (children.item(i) instanceof Element child) {
                if (HL7.equals(child.getNamespaceURI())) {
                    removeForeign(child);
                } else {
                    element.removeChild(child);
                }
            }
        }
    }

    private static List<String> faults(Schema schema, Document document) {
        var faults = new ArrayList<String>();
        try {
            var validator = schema.newValidator();
            validator.setErrorHandler(new DefaultHandler() {
                @Override
                public void error(SAXParseException e) {
                    faults.add(e.getMessage());
                }
            });
            validator.validate(new DOMSource(document));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return faults;
    }

    private static Schema schema(String resource) {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(Xml.class.getResource(resource));
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Prefixes implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            return switch (prefix) {
                case "c" -> HL7;
                case "rim" -> "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
                case "ps" -> "urn:dicom-org:ps3-20";
                case "h" -> "http://www.w3.org/1999/xhtml";
                default -> XMLConstants.NULL_NS_URI;
            };
        }

        @Override
        public String getPrefix(String uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            throw new UnsupportedOperationException();
        }
    }
}
