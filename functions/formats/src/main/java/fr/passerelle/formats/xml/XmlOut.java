package fr.passerelle.formats.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/**
 * Writes elements of one vocabulary, so that the nesting of the code is the nesting of the document.
 *
 * <p>Values are escaped by the underlying writer; what XML 1.0 cannot carry at all is refused. Attributes are pairs name, value.
 */
public final class XmlOut {
    /** A multiple of 3, so that no block of Base64 but the last needs padding. */
    private static final int BASE64_BLOCK = 3 * 8 * 1024;

    private final XMLStreamWriter writer;
    private final Vocabulary vocabulary;
    /** What the writer writes to; absent inside a document that somebody else began. */
    private final @Nullable OutputStream out;
    private int depth;
    private boolean childWritten;

    private XmlOut(XMLStreamWriter writer, Vocabulary vocabulary, @Nullable OutputStream out) {
        this.writer = writer;
        this.vocabulary = vocabulary;
        this.out = out;
    }

    /** What stands inside an element. */
    @FunctionalInterface
    public interface Content {
        void write() throws IOException;
    }

    /** Writes inside a document that somebody else began, without adding white space. */
    public static XmlOut inside(XMLStreamWriter writer, Vocabulary vocabulary) {
        return new XmlOut(writer, vocabulary, null);
    }

    /**
     * Writes a whole UTF-8 document, one element to a line, and leaves {@code out} open.
     *
     * <p>The writer is the JDK's whatever the class path holds, so that the same content always gives the same bytes.
     *
     * @param prolog what comes before the root: a document type, or nothing
     * @throws IllegalArgumentException when a value holds a character that XML cannot carry; the message never repeats the value
     */
    public static void document(OutputStream out, String prolog, Vocabulary vocabulary, Document document) throws IOException {
        try {
            var gathered = new Gathered(out);
            var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(gathered, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            if (!prolog.isEmpty()) {
                writer.writeCharacters("\n");
                writer.writeDTD(prolog);
            }
            document.write(new XmlOut(writer, vocabulary, gathered));
            writer.writeCharacters("\n");
            writer.writeEndDocument();
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** A document, from its root. */
    @FunctionalInterface
    public interface Document {
        void write(XmlOut xml) throws IOException;
    }

    /** The outermost element, declaring the namespaces used below it. */
    public void root(Vocabulary of, String name, List<Vocabulary> declared, Content content) throws IOException {
        try {
            open(of, name);
            for (Vocabulary used : declared) {
                if (used.prefix().isEmpty()) {
                    writer.writeDefaultNamespace(used.namespace());
                } else {
                    writer.writeNamespace(used.prefix(), used.namespace());
                }
            }
            close(content);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** An element with what is inside it. */
    public void element(String name, Content content, String... attributes) throws IOException {
        try {
            open(vocabulary, name);
            attributes(attributes);
            close(content);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** An element that holds a text. */
    public void text(String name, String text, String... attributes) throws IOException {
        element(name, () -> characters(text), attributes);
    }

    /** An element without content. */
    public void empty(String name, String... attributes) throws IOException {
        emptyOf(vocabulary, name, attributes);
    }

    /** An empty element of another vocabulary, declared at the root. */
    public void emptyOf(Vocabulary other, String name, String... attributes) throws IOException {
        try {
            newLine();
            writer.writeEmptyElement(other.prefix(), name, other.namespace());
            attributes(attributes);
            childWritten = true;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /**
     * Base64 of the whole stream on one line, read and written block by block; the stream stays open. It goes below the writer, which
     * would look at each character: none of Base64 needs escaping (docs/decisions/0086-base64-below-the-writer.md).
     *
     * @throws IllegalStateException inside a document that somebody else began
     */
    public void base64(InputStream bytes) throws IOException {
        OutputStream below = belowTheWriter();
        byte[] block = new byte[BASE64_BLOCK];
        byte[] encoded = new byte[BASE64_BLOCK / 3 * 4];
        int length = bytes.readNBytes(block, 0, block.length);
        while (length > 0) {
            byte[] filled = length == block.length ? block : Arrays.copyOf(block, length);
            below.write(encoded, 0, Base64.getEncoder().encode(filled, encoded));
            length = bytes.readNBytes(block, 0, block.length);
        }
    }

    /** Empty characters close the start tag under way. */
    private OutputStream belowTheWriter() throws IOException {
        if (out == null) {
            throw new IllegalStateException("only a whole document knows what is below its writer");
        }
        try {
            writer.writeCharacters("");
            writer.flush();
            return out;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void characters(String text) throws IOException {
        try {
            writer.writeCharacters(XmlText.checked(text));
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void open(Vocabulary of, String name) throws XMLStreamException {
        newLine();
        writer.writeStartElement(of.prefix(), name, of.namespace());
    }

    private void close(Content content) throws IOException, XMLStreamException {
        childWritten = false;
        depth++;
        content.write();
        depth--;
        if (childWritten) {
            newLine();
        }
        writer.writeEndElement();
        childWritten = true;
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            if (name.startsWith("xml:")) {
                writer.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", name.substring(4), attributes[i + 1]);
            } else {
                writer.writeAttribute(name, XmlText.checked(attributes[i + 1]));
            }
        }
    }

    private void newLine() throws XMLStreamException {
        if (out != null) {
            writer.writeCharacters("\n" + "  ".repeat(depth));
        }
    }
}
