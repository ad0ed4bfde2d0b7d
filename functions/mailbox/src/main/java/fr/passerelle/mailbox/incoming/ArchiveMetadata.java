package fr.passerelle.mailbox.incoming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * What file METADATA.XML of an archive says of its documents.
 *
 * @param patients identifiers of the patients they are about (CX), each once
 */
record ArchiveMetadata(List<Announced> documents, Set<String> patients) {
    ArchiveMetadata {
        documents = List.copyOf(documents);
        patients = Set.copyOf(patients);
    }

    /**
     * A document, as announced.
     *
     * @param uri where it is, relative to the folder of the metadata; absent when it is not told
     * @param hash SHA-1 in hexadecimal, absent when it is not told
     * @param size bytes in decimal, absent when they are not told
     */
    record Announced(@Nullable String uri, @Nullable String hash, @Nullable String size) {}

    /** @throws XMLStreamException when it is no submission, or holds a DTD */
    static ArchiveMetadata read(byte[] xml) throws XMLStreamException {
        var submission = new Submission();
        ArchiveXml.read(xml, submission);
        return new ArchiveMetadata(submission.documents, submission.patients);
    }

    private static final class Submission implements ArchiveXml.Elements {
        private static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
        private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
        /** {@code XDSDocumentEntry.patientId} and {@code XDSSubmissionSet.patientId} (IHE ITI TF-3 §4.2.3). */
        private static final Set<String> PATIENT_IDS = Set.of("urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427",
                "urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446");

        private final List<Announced> documents = new ArrayList<>();
        private final Set<String> patients = new HashSet<>();
        private final Map<String, String> slots = new HashMap<>();
        private boolean begun;
        private boolean inDocument;
        private String slot = "";

        @Override
        public void begin(XMLStreamReader reader) throws XMLStreamException {
            if (!begun && !(LCM.equals(reader.getNamespaceURI()) && reader.getLocalName().equals("SubmitObjectsRequest"))) {
                throw new XMLStreamException("no submission");
            }
            begun = true;
            if (!RIM.equals(reader.getNamespaceURI())) {
                return;
            }
            switch (reader.getLocalName()) {
                case "ExtrinsicObject" -> {
                    inDocument = true;
                    slots.clear();
                }
                case "ExternalIdentifier" -> patient(reader);
                case "Slot" -> slot = String.valueOf(reader.getAttributeValue(null, "name"));
                case "Value" -> {
                    if (inDocument) {
                        slots.putIfAbsent(slot, reader.getElementText().strip());
                    }
                }
                default -> {
                    // Nothing that says where a document is or whom it is about.
                }
            }
        }

        @Override
        public void end(String namespace, String name) {
            if (namespace.equals(RIM) && name.equals("ExtrinsicObject")) {
                inDocument = false;
                documents.add(new Announced(slots.get("URI"), slots.get("hash"), slots.get("size")));
            }
        }

        private void patient(XMLStreamReader reader) {
            String value = reader.getAttributeValue(null, "value");
            if (value != null && PATIENT_IDS.contains(String.valueOf(reader.getAttributeValue(null, "identificationScheme")))) {
                patients.add(value);
            }
        }
    }
}
