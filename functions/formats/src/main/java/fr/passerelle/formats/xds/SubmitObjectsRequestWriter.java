package fr.passerelle.formats.xds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import fr.passerelle.core.valueset.Code;
import fr.passerelle.formats.xml.Vocabulary;
import fr.passerelle.formats.xml.XmlOut;

/**
 * Writes a lot as {@code lcm:SubmitObjectsRequest}, elements in the order the ebRIM schema fixes: Slot, Name, Description,
 * Classification, ExternalIdentifier (documents.md §1 trap 17, §4.1).
 */
public final class SubmitObjectsRequestWriter {
    private static final Vocabulary LCM = new Vocabulary("lcm", "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0");
    private static final Vocabulary RIM = new Vocabulary("rim", "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0");

    /**
     * Writes the element alone, with the namespaces it needs and without white space, so that it can stand in a SOAP body.
     *
     * @throws IllegalArgumentException when a value holds a character that XML cannot carry
     */
    public void write(SubmitObjectsRequest request, XMLStreamWriter writer) throws XMLStreamException {
        try {
            write(request, XmlOut.inside(writer, RIM));
        } catch (IOException e) {
            throw e.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException(e);
        }
    }

    /**
     * A UTF-8 document of its own, one element to a line, without byte order mark: METADATA.XML of an XDM archive.
     *
     * @throws IllegalArgumentException when a value holds a character that XML cannot carry
     */
    public byte[] document(SubmitObjectsRequest request) {
        var out = new ByteArrayOutputStream();
        try {
            XmlOut.document(out, "", RIM, xml -> write(request, xml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(SubmitObjectsRequest request, XmlOut xml) throws IOException {
        var objects = new RegistryObjects(xml);
        xml.root(LCM, "SubmitObjectsRequest", List.of(LCM, RIM), () -> xml.element("RegistryObjectList", () -> {
            submissionSet(xml, objects, request.submissionSet());
            for (DocumentEntry entry : request.documents()) {
                documentEntry(xml, objects, entry);
            }
            for (Association association : request.associations()) {
                objects.association(association);
            }
        }));
    }

    private static void submissionSet(XmlOut xml, RegistryObjects objects, SubmissionSet set) throws IOException {
        String id = set.id();
        xml.element("RegistryPackage", () -> {
            objects.slot(Slot.of("submissionTime", set.submissionTime()));
            objects.label("Name", set.title());
            if (set.comments() != null) {
                objects.label("Description", set.comments());
            }
            objects.marker(EbRim.SET_MARKER, id);
            objects.author(EbRim.SET_AUTHOR, id, set.author());
            objects.code(EbRim.SET_CONTENT_TYPE, id, set.contentType());
            objects.identifier(EbRim.SET_PATIENT_ID, id, "XDSSubmissionSet.patientId", set.patientId());
            objects.identifier(EbRim.SET_SOURCE_ID, id, "XDSSubmissionSet.sourceId", set.sourceId());
            objects.identifier(EbRim.SET_UNIQUE_ID, id, "XDSSubmissionSet.uniqueId", set.uniqueId());
        }, "id", id);
    }

    private static void documentEntry(XmlOut xml, RegistryObjects objects, DocumentEntry entry) throws IOException {
        String id = entry.id();
        xml.element("ExtrinsicObject", () -> {
            slots(objects, entry);
            objects.label("Name", entry.title());
            if (entry.comments() != null) {
                objects.label("Description", entry.comments());
            }
            for (XdsAuthor author : entry.authors()) {
                objects.author(EbRim.ENTRY_AUTHOR, id, author);
            }
            objects.code(EbRim.ENTRY_CLASS, id, entry.classCode());
            for (Code code : entry.confidentialityCodes()) {
                objects.code(EbRim.ENTRY_CONFIDENTIALITY, id, code);
            }
            for (Code code : entry.eventCodes()) {
                objects.code(EbRim.ENTRY_EVENT, id, code);
            }
            objects.code(EbRim.ENTRY_FORMAT, id, entry.formatCode());
            objects.code(EbRim.ENTRY_FACILITY, id, entry.healthcareFacilityType());
            objects.code(EbRim.ENTRY_PRACTICE_SETTING, id, entry.practiceSetting());
            objects.code(EbRim.ENTRY_TYPE, id, entry.typeCode());
            objects.identifier(EbRim.ENTRY_PATIENT_ID, id, "XDSDocumentEntry.patientId", entry.patientId());
            objects.identifier(EbRim.ENTRY_UNIQUE_ID, id, "XDSDocumentEntry.uniqueId", entry.uniqueId());
        }, "id", id, "mimeType", entry.mimeType(), "objectType", EbRim.STABLE_DOCUMENT);
    }

    private static void slots(RegistryObjects objects, DocumentEntry entry) throws IOException {
        if (entry.uri() != null) {
            objects.slot(Slot.of("URI", entry.uri()));
        }
        objects.slot(Slot.of("creationTime", entry.creationTime()));
        objects.slot(Slot.of("hash", entry.hash()));
        objects.slot(Slot.of("languageCode", entry.languageCode()));
        objects.slot(Slot.of("legalAuthenticator", entry.legalAuthenticator()));
        objects.slotUnlessEmpty("urn:ihe:iti:xds:2013:referenceIdList", entry.referenceIds());
        objects.slot(Slot.of("serviceStartTime", entry.serviceStartTime()));
        if (entry.serviceStopTime() != null) {
            objects.slot(Slot.of("serviceStopTime", entry.serviceStopTime()));
        }
        objects.slot(Slot.of("size", Long.toString(entry.size())));
        objects.slot(Slot.of("sourcePatientId", entry.sourcePatientId()));
        objects.slotUnlessEmpty("sourcePatientInfo", entry.sourcePatientInfo());
    }
}
