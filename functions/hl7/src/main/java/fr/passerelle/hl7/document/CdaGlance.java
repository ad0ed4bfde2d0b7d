package fr.passerelle.hl7.document;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the message must agree with in the CDA it carries, and no more: the document itself is read by {@code fr.passerelle.formats.cda.read}.
 * Texts are empty when absent.
 *
 * @param id {@code id}
 * @param code {@code code/@code}
 * @param confidentiality {@code confidentialityCode/@code}
 * @param replaced {@code relatedDocument[@typeCode='RPLC']/parentDocument/id}
 * @param patients {@code recordTarget/patientRole/id}
 * @param structured whether its body is: level 3
 */
public record CdaGlance(Id id, String code, String confidentiality, Id replaced, List<Id> patients, boolean structured) {
    private static final String CDA = "urn:hl7-org:v3";
    private static final int DEEPEST = 4;
    private static final XMLInputFactory FACTORY = factory();

    public CdaGlance {
        patients = List.copyOf(patients);
    }

    /** An instance identifier. */
    public record Id(String root, String extension) {
        static final Id NONE = new Id("", "");

        @Override
        public String toString() {
            return "Id[" + root + "]";
        }
    }

    /** Looks at the header; nothing when the bytes are no CDA. */
    static Optional<CdaGlance> at(byte[] xml) {
        try {
            // Characters and not bytes: the JDK tells the standard error of the process about bytes it cannot read.
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new InputStreamReader(
                    new ByteArrayInputStream(xml, mark(xml), xml.length - mark(xml)), StandardCharsets.UTF_8));
            try {
                return new Looking().through(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException _) {
            return Optional.empty();
        }
    }

    /** Bytes of the mark of byte order. */
    private static int mark(byte[] xml) {
        return xml.length > 2 && xml[0] == (byte) 0xEF && xml[1] == (byte) 0xBB && xml[2] == (byte) 0xBF ? 3 : 0;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** The way through one header. */
    private static final class Looking {
        private final Deque<String> path = new ArrayDeque<>();
        private final List<Id> patients = new ArrayList<>();
        private Id id = Id.NONE;
        private Id replaced = Id.NONE;
        private String code = "";
        private String confidentiality = "";
        private boolean replaces;

        Optional<CdaGlance> through(XMLStreamReader reader) throws XMLStreamException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (path.isEmpty() && !(reader.getLocalName().equals("ClinicalDocument") && CDA.equals(reader.getNamespaceURI()))) {
                            continue;
                        }
                        path.addLast(reader.getLocalName());
                        String where = path.size() > DEEPEST ? "" : String.join("/", path);
                        if (where.equals("ClinicalDocument/component/structuredBody")
                                || where.equals("ClinicalDocument/component/nonXMLBody")) {
                            return Optional.of(new CdaGlance(id, code, confidentiality, replaced, patients,
                                    where.endsWith("structuredBody")));
                        }
                        look(where, reader);
                    }
                    case XMLStreamConstants.END_ELEMENT -> path.pollLast();
                    default -> {
                        // Texts and comments of the header are no matter of the message.
                    }
                }
            }
            return Optional.empty();
        }

        private void look(String where, XMLStreamReader reader) {
            switch (where) {
                case "ClinicalDocument/id" -> id = identifier(reader);
                case "ClinicalDocument/code" -> code = attribute(reader, "code");
                case "ClinicalDocument/confidentialityCode" -> confidentiality = attribute(reader, "code");
                case "ClinicalDocument/recordTarget/patientRole/id" -> patients.add(identifier(reader));
                case "ClinicalDocument/relatedDocument" -> replaces = attribute(reader, "typeCode").equals("RPLC");
                case "ClinicalDocument/relatedDocument/parentDocument/id" -> replaced = replaces ? identifier(reader) : replaced;
                default -> {
                    // No matter of the message.
                }
            }
        }

        private static Id identifier(XMLStreamReader reader) {
            return new Id(attribute(reader, "root"), attribute(reader, "extension"));
        }

        private static String attribute(XMLStreamReader reader, String name) {
            String value = reader.getAttributeValue(null, name);
            return value == null ? "" : value.strip();
        }
    }
}
