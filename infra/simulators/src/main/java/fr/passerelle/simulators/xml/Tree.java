package fr.passerelle.simulators.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Read-only view of an element: what a rule needs to look at, without XPath. Paths are local names separated by {@code /}. */
public record Tree(Element element) {
    public static Tree of(Document document) {
        return new Tree(document.getDocumentElement());
    }

    public boolean is(String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    public String name() {
        return element.getLocalName();
    }

    /** Value of an attribute without namespace, empty when absent. */
    public String attribute(String name) {
        return element.getAttribute(name);
    }

    public boolean has(String attribute) {
        return element.hasAttribute(attribute);
    }

    /** Whole text under the element, trimmed. */
    public String text() {
        return element.getTextContent().strip();
    }

    public List<Tree> children() {
        List<Tree> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                found.add(new Tree(child));
            }
        }
        return found;
    }

    /** Elements at the end of a path of children in the namespace of this element. */
    public List<Tree> all(String path) {
        return all(Objects.requireNonNullElse(element.getNamespaceURI(), ""), path);
    }

    /** Elements at the end of a path of children in a namespace. */
    public List<Tree> all(String namespace, String path) {
        Stream<Tree> found = Stream.of(this);
        for (String step : path.split("/", -1)) {
            found = found.flatMap(tree -> tree.children().stream()).filter(tree -> tree.is(namespace, step));
        }
        return found.toList();
    }

    public Optional<Tree> first(String path) {
        return all(path).stream().findFirst();
    }

    public Optional<Tree> first(String namespace, String path) {
        return all(namespace, path).stream().findFirst();
    }

    /** An attribute of the first element of a path, empty when either is absent. */
    public String attributeAt(String path, String attribute) {
        return first(path).map(found -> found.attribute(attribute)).orElse("");
    }

    /** This element and everything under it, in document order. */
    public Stream<Tree> descendants() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Tree::descendants));
    }
}
