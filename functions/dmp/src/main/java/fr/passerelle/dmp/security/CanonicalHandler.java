package fr.passerelle.dmp.security;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/** Writes the events of one document in canonical form (Canonical XML 1.0 §2.3, §2.4, §4.6 with comments). Used once. */
final class CanonicalHandler extends DefaultHandler2 {
    private static final Comparator<String> CODE_POINTS = CanonicalHandler::compare;

    private final Utf8Sink out;
    /** Namespaces declared by the start tag to come, those that say nothing new left out. */
    private final TreeMap<String, String> declared = new TreeMap<>(CODE_POINTS);
    /** Namespaces in force, innermost first. */
    private @Nullable Scope scope;
    /** What was in force around each open element. */
    private final Deque<Around> open = new ArrayDeque<>();
    private boolean rootEnded;

    /** One namespace in force, and those around it. */
    private record Scope(String prefix, String uri, @Nullable Scope around) {}

    /** A queue takes no null. */
    private record Around(@Nullable Scope scope) {}

    /** An attribute to be sorted. */
    private record Attribute(String uri, String name, String qualified, String value) {
        /** Those without namespace first, then by namespace, then by local name (§4.8). */
        static final Comparator<Attribute> ORDER = Comparator.comparing(Attribute::uri, CODE_POINTS).thenComparing(Attribute::name,
                CODE_POINTS);
    }

    /** @param out not closed */
    CanonicalHandler(OutputStream out) {
        this.out = new Utf8Sink(out);
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        if (!uri.isEmpty() && uri.indexOf(':') <= 0) {
            throw new SAXException("relative namespace: it has no canonical form (§1.3)");
        }
        if (!prefix.equals(XMLConstants.XML_NS_PREFIX) && !uri.equals(inForce(prefix))) {
            declared.put(prefix, uri);
        }
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        open.push(new Around(scope));
        put(() -> {
            out.write('<');
            out.write(qualified);
            for (var namespace : declared.entrySet()) {
                scope = new Scope(namespace.getKey(), namespace.getValue(), scope);
                attribute(namespace.getKey().isEmpty() ? "xmlns" : "xmlns:" + namespace.getKey(), namespace.getValue());
            }
            for (Attribute attribute : sorted(attributes)) {
                attribute(attribute.qualified(), attribute.value());
            }
            out.write('>');
        });
        declared.clear();
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        scope = open.pop().scope();
        rootEnded = open.isEmpty();
        put(() -> {
            out.write("</");
            out.write(qualified);
            out.write('>');
        });
    }

    @Override
    public void characters(char[] text, int from, int length) throws SAXException {
        put(() -> {
            for (int i = from; i < from + length; i++) {
                text(text[i]);
            }
        });
    }

    @Override
    public void ignorableWhitespace(char[] text, int from, int length) throws SAXException {
        characters(text, from, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        aside(() -> {
            out.write("<?");
            out.write(target);
            if (!data.isEmpty()) {
                out.write(' ');
                out.write(data);
            }
            out.write("?>");
        });
    }

    @Override
    public void comment(char[] text, int from, int length) throws SAXException {
        aside(() -> {
            out.write("<!--");
            for (int i = from; i < from + length; i++) {
                out.write(text[i]);
            }
            out.write("-->");
        });
    }

    @Override
    public void endDocument() throws SAXException {
        put(out::flush);
    }

    @Override
    public void error(SAXParseException failure) throws SAXException {
        throw failure;
    }

    @Override
    public void fatalError(SAXParseException failure) throws SAXException {
        throw failure;
    }

    /** Outside the root, a comment or an instruction is on a line of its own (§2.3). */
    private void aside(Output node) throws SAXException {
        put(() -> {
            if (rootEnded) {
                out.write('\n');
            }
            node.write();
            if (open.isEmpty() && !rootEnded) {
                out.write('\n');
            }
        });
    }

    private String inForce(String prefix) {
        for (Scope s = scope; s != null; s = s.around()) {
            if (s.prefix().equals(prefix)) {
                return s.uri();
            }
        }
        return "";
    }

    private static List<Attribute> sorted(Attributes attributes) {
        var list = new ArrayList<Attribute>(attributes.getLength());
        IntStream.range(0, attributes.getLength()).forEach(i -> list.add(
                new Attribute(attributes.getURI(i), attributes.getLocalName(i), attributes.getQName(i), attributes.getValue(i))));
        list.sort(Attribute.ORDER);
        return list;
    }

    private void text(char c) throws IOException {
        switch (c) {
            case '&' -> out.write("&amp;");
            case '<' -> out.write("&lt;");
            case '>' -> out.write("&gt;");
            case '\r' -> out.write("&#xD;");
            default -> out.write(c);
        }
    }

    private void attribute(String name, String value) throws IOException {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '"' -> out.write("&quot;");
                case '\t' -> out.write("&#x9;");
                case '\n' -> out.write("&#xA;");
                case '\r' -> out.write("&#xD;");
                default -> out.write(c);
            }
        }
        out.write('"');
    }

    /** By code point, which is the order of the UTF-8 bytes; that of {@link String#compareTo} is another beyond the BMP. */
    private static int compare(String a, String b) {
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            if (a.charAt(i) != b.charAt(i)) {
                boolean beyondA = Character.isSurrogate(a.charAt(i));
                boolean beyondB = Character.isSurrogate(b.charAt(i));
                return beyondA == beyondB ? Character.compare(a.charAt(i), b.charAt(i)) : Boolean.compare(beyondA, beyondB);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static void put(Output output) throws SAXException {
        try {
            output.write();
        } catch (IOException e) {
            throw new SAXException(e);
        }
    }

    /** Something that writes. */
    @FunctionalInterface
    private interface Output {
        void write() throws IOException;
    }
}
