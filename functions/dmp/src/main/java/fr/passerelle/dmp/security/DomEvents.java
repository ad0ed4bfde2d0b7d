package fr.passerelle.dmp.security;

import javax.xml.XMLConstants;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.helpers.AttributesImpl;

/** The events of a document in memory; its namespaces are those its {@code xmlns} attributes declare. */
final class DomEvents {
    private final DefaultHandler2 handler;

    DomEvents(DefaultHandler2 handler) {
        this.handler = handler;
    }

    void send(Document document) throws SAXException {
        handler.startDocument();
        children(document);
        handler.endDocument();
    }

    private void children(Node parent) throws SAXException {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            switch (node) {
                case Element element -> element(element);
                case Text text -> handler.characters(text.getData().toCharArray(), 0, text.getLength());
                case Comment comment -> handler.comment(comment.getData().toCharArray(), 0, comment.getLength());
                case ProcessingInstruction instruction -> handler.processingInstruction(instruction.getTarget(), instruction.getData());
                default -> throw new SAXException("node without canonical form: " + node.getNodeType());
            }
        }
    }

    private void element(Element element) throws SAXException {
        var attributes = new AttributesImpl();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Attr attribute) {
                if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                    handler.startPrefixMapping(attribute.getPrefix() == null ? "" : attribute.getLocalName(), attribute.getValue());
                } else {
                    attributes.addAttribute(orEmpty(attribute.getNamespaceURI()), local(attribute), attribute.getName(), "CDATA",
                            attribute.getValue());
                }
            }
        }
        handler.startElement(orEmpty(element.getNamespaceURI()), local(element), element.getNodeName(), attributes);
        children(element);
        handler.endElement(orEmpty(element.getNamespaceURI()), local(element), element.getNodeName());
    }

    private static String local(Node node) {
        return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
    }

    private static String orEmpty(@Nullable String uri) {
        return uri == null ? "" : uri;
    }
}
