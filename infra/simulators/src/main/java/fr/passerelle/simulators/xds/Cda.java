package fr.passerelle.simulators.xds;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import fr.passerelle.simulators.xml.Tree;
import fr.passerelle.simulators.xml.Xml;

/** A CDA R2 as received (documents.md §3). */
public record Cda(Document document) {
    public static final String HL7 = "urn:hl7-org:v3";
    /** Template of a document with an unstructured body, XDS-SD. */
    public static final String UNSTRUCTURED = "1.3.6.1.4.1.19376.1.2.20";

    /**
     * @throws SAXException when the bytes are not well-formed, carry a document type or are no {@code ClinicalDocument}
     * @throws IOException when the bytes cannot be read
     */
    public static Cda read(InputStream in) throws SAXException, IOException {
        Cda cda = new Cda(Xml.parse(in));
        if (!cda.root().is(HL7, "ClinicalDocument")) {
            throw new SAXException("the root is not a ClinicalDocument of HL7 v3");
        }
        return cda;
    }

    public Tree root() {
        return Tree.of(document);
    }

    public boolean hasStylesheet() {
        for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE && node.getNodeName().equals("xml-stylesheet")) {
                return true;
            }
        }
        return false;
    }

    /** Attribute of the first element of a path from the root, empty when absent. */
    public String value(String path, String attribute) {
        return root().attributeAt(path, attribute);
    }

    public List<Tree> all(String path) {
        return root().all(path);
    }

    public Optional<Tree> first(String path) {
        return root().first(path);
    }

    /** First identifier of the patient: the INS when the document is to be shared. */
    public Optional<Tree> patientId() {
        return first("recordTarget/patientRole/id");
    }

    public Optional<Tree> mainAct() {
        return first("documentationOf/serviceEvent");
    }

    public boolean unstructured() {
        return all("templateId").stream().anyMatch(template -> template.attribute("root").equals(UNSTRUCTURED));
    }

    /** Everything before the body. */
    public List<Tree> header() {
        return root().children().stream().filter(child -> !child.name().equals("component")).toList();
    }
}
