package fr.passerelle.dmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import fr.passerelle.formats.xds.SubmitObjectsRequest;
import fr.passerelle.formats.xds.SubmitObjectsRequestWriter;

/**
 * ITI-41 as it goes on the wire: MTOM, the envelope first, then one MIME part per document (dmp-transport.md §3, §10).
 *
 * <p>The envelope is a few kilobytes and made at once; the documents are copied from the vault while they are sent, so the length is
 * known and nothing large is ever in memory.
 */
final class Iti41Request implements RequestBody {
    private static final String XDSB = "urn:ihe:iti:xds-b:2007";
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";
    private static final String ROOT = "root@passerelle";

    private final String boundary;
    private final byte[] envelope;
    private final List<MimePart> parts;

    /**
     * @param assertion the VIHF, signed or not, put in unchanged
     * @param parts one per entry of the lot, in its order
     * @param boundary must not occur in any document: random
     */
    Iti41Request(Addressing addressing, byte[] assertion, SubmitObjectsRequest lot, List<MimePart> parts, String boundary) {
        this.boundary = boundary;
        this.parts = List.copyOf(parts);
        this.envelope = SoapEnvelope.bytes(addressing, assertion, xml -> body(xml, lot));
    }

    String contentType() {
        return "multipart/related; type=\"application/xop+xml\"; start=\"<" + ROOT + ">\"; start-info=\"application/soap+xml\"; boundary=\""
                + boundary + "\"; action=\"" + Operation.FEED.action() + "\"";
    }

    @Override
    public long length() {
        long length = (long) rootHead().length + envelope.length + tail().length;
        for (MimePart part : parts) {
            length += head(part).length + part.size();
        }
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        var start = new ByteArrayOutputStream();
        start.writeBytes(rootHead());
        start.writeBytes(envelope);
        start.writeTo(out);
        for (MimePart part : parts) {
            out.write(head(part));
            part.copyTo(out);
        }
        out.write(tail());
    }

    private void body(XMLStreamWriter xml, SubmitObjectsRequest lot) throws XMLStreamException {
        xml.setPrefix("xdsb", XDSB);
        xml.writeStartElement("xdsb", "ProvideAndRegisterDocumentSetRequest", XDSB);
        xml.writeNamespace("xdsb", XDSB);
        new SubmitObjectsRequestWriter().write(lot, xml);
        for (MimePart part : parts) {
            xml.writeStartElement("xdsb", "Document", XDSB);
            xml.writeAttribute("id", part.documentId());
            xml.writeEmptyElement("xop", "Include", XOP);
            xml.writeNamespace("xop", XOP);
            xml.writeAttribute("href", "cid:" + part.contentId());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private byte[] rootHead() {
        return bytes("--" + boundary + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: 8bit\r\nContent-ID: <" + ROOT + ">\r\n\r\n");
    }

    private byte[] head(MimePart part) {
        return bytes(
                "\r\n--" + boundary + "\r\nContent-Type: " + part.mediaType() + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <"
                        + part.contentId() + ">\r\n\r\n");
    }

    private byte[] tail() {
        return bytes("\r\n--" + boundary + "--\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
