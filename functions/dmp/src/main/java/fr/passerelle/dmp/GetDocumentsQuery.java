package fr.passerelle.dmp;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * ITI-18 GetDocuments by uniqueId, references only (dmp-transport.md §9). The patient is in the VIHF.
 *
 * @param uniqueId OID of the document
 */
record GetDocumentsQuery(String uniqueId) implements Xml.Content {
    private static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    private static final String GET_DOCUMENTS = "urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4";

    @Override
    public void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("query", "AdhocQueryRequest", QUERY);
        xml.writeNamespace("query", QUERY);
        xml.writeNamespace("rim", RIM);
        xml.writeEmptyElement("query", "ResponseOption", QUERY);
        xml.writeAttribute("returnComposedObjects", "true");
        xml.writeAttribute("returnType", "ObjectRef");
        xml.writeStartElement("rim", "AdhocQuery", RIM);
        xml.writeAttribute("id", GET_DOCUMENTS);
        xml.writeStartElement("rim", "Slot", RIM);
        xml.writeAttribute("name", "$XDSDocumentEntryUniqueId");
        xml.writeStartElement("rim", "ValueList", RIM);
        xml.writeStartElement("rim", "Value", RIM);
        xml.writeCharacters("('" + uniqueId + "')");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
