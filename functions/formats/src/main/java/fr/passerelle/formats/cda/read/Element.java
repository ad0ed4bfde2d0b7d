package fr.passerelle.formats.cda.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** An element of a CDA: by itself a small tree, asked by the names of {@code urn:hl7-org:v3}. */
final class Element {
    static final String CDA = "urn:hl7-org:v3";

    private final @Nullable Element parent;
    private final String namespace;
    private final String name;
    private final Map<String, String> attributes;
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Base64Text binary;

    /** @param attributes without namespace, by name */
    Element(@Nullable Element parent, String namespace, String name, Map<String, String> attributes) {
        this.parent = parent;
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    String name() {
        return name;
    }

    boolean is(String local) {
        return namespace.equals(CDA) && name.equals(local);
    }

    @Nullable
    Element parent() {
        return parent;
    }

    /** Every child, whatever its namespace. */
    List<Element> children() {
        return children;
    }

    /** Children of that name. */
    List<Element> all(String local) {
        return children.stream().filter(child -> child.is(local)).toList();
    }

    /** Children of that name in another namespace. */
    List<Element> all(String foreign, String local) {
        return children.stream().filter(child -> child.namespace.equals(foreign) && child.name.equals(local)).toList();
    }

    /** What the path leads to by the first of each name, e.g. {@code patient/name}. */
    @Nullable
    Element at(String path) {
        Element here = this;
        for (String step : path.split("/", -1)) {
            Element next = null;
            for (Element child : here.children) {
                if (child.is(step)) {
                    next = child;
                    break;
                }
            }
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here;
    }

    /** An attribute, null when absent or blank. */
    @Nullable
    String attribute(String local) {
        String value = attributes.get(local);
        return value == null || value.isBlank() ? null : value;
    }

    /** An attribute of what the path leads to. */
    @Nullable
    String attribute(String path, String local) {
        Element found = at(path);
        return found == null ? null : found.attribute(local);
    }

    boolean isNull() {
        return attribute("nullFlavor") != null;
    }

    /** Own text, null when blank. */
    @Nullable
    String text() {
        String whole = text.toString().strip();
        return whole.isEmpty() ? null : whole;
    }

    /** What it encapsulates ({@code representation="B64"}). */
    @Nullable
    Base64Text binary() {
        return binary;
    }

    void binary(Base64Text content) {
        this.binary = content;
    }

    int textLength() {
        return text.length();
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    /** This and all below, in the order of the document. */
    Stream<Element> descendants() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::descendants));
    }

    /** XPath, a number only where several have the name. */
    String path() {
        if (parent == null) {
            return "/" + name;
        }
        List<Element> same = parent.children.stream().filter(c -> c.name.equals(name) && c.namespace.equals(namespace)).toList();
        return parent.path() + "/" + name + (same.size() > 1 ? "[" + (same.indexOf(this) + 1) + "]" : "");
    }

    @Override
    public String toString() {
        return path();
    }
}
