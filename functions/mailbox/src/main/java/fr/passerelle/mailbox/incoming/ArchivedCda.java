package fr.passerelle.mailbox.incoming;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;

/** Whom a CDA of an archive is about: the matricules of {@code recordTarget/patientRole/id} (documents.md §2.3), also inside a signature. */
final class ArchivedCda implements ArchiveXml.Elements {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final String PATIENT = "ClinicalDocument/recordTarget/patientRole/id";

    private final Deque<String> path = new ArrayDeque<>();
    private final Set<String> patients = new HashSet<>();

    private ArchivedCda() {
    }

    /**
     * Its matricules, none for a file that is no CDA.
     *
     * @throws XMLStreamException when it is not well formed, or holds a DTD
     */
    static Set<String> patients(byte[] xml) throws XMLStreamException {
        var cda = new ArchivedCda();
        ArchiveXml.read(xml, cda);
        return Set.copyOf(cda.patients);
    }

    @Override
    public void begin(XMLStreamReader reader) {
        path.addLast(reader.getLocalName());
        if (reader.getLocalName().equals("id") && HL7.equals(reader.getNamespaceURI()) && String.join("/", path).endsWith(PATIENT)) {
            String matricule = String.valueOf(reader.getAttributeValue(null, "extension"));
            if (Ins.wellFormed(matricule) && InsAuthority.ofOid(String.valueOf(reader.getAttributeValue(null, "root"))).isPresent()) {
                patients.add(matricule);
            }
        }
    }

    @Override
    public void end(String namespace, String name) {
        path.removeLast();
    }
}
