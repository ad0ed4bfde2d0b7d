package fr.passerelle.formats.xds;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a lot in ebRIM. */
public final class SubmitObjectsRequestWriter {
    public void write(SubmitObjectsRequest request, XMLStreamWriter xml) throws XMLStreamException {
        throw new UnsupportedOperationException("lands within minutes");
    }

    public byte[] document(SubmitObjectsRequest request) {
        throw new UnsupportedOperationException("lands within minutes");
    }
}
