package fr.passerelle.formats.cda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.formats.xml.Vocabulary;
import fr.passerelle.formats.xml.XmlOut;

/**
 * Writes a CDA R2 of level 1: the header of the CI-SIS minimal structure v1.16.8 around a PDF left as it is (documents.md §3).
 *
 * <p>The PDF goes through block by block, so memory does not grow with it. The same content gives the same bytes.
 */
public final class CdaN1Writer {
    private static final String HL7_FRANCE = "2.16.840.1.113883.2.8.2.1";
    private static final String CI_SIS = "1.2.250.1.213.1.1.1.1";
    private static final String SCANNED_DOCUMENT = "1.3.6.1.4.1.19376.1.2.20";
    private static final int LONGEST_TITLE = 128;
    private static final int LONGEST_OID = 64;

    private final DocumentTypes documentTypes = new DocumentTypes();
    private final ValueSet confidentialities = ValueSet.named("dmp-confidentialities");
    private final RecordTarget recordTarget = new RecordTarget();
    private final Participants participants = new Participants();
    private final Context context = new Context(participants);

    /**
     * Writes the document in UTF-8; both streams stay open.
     *
     * @param pdf bytes of the PDF as received: a sealed PDF must not change (documents.md §1 trap 22)
     * @throws IllegalArgumentException when the title is longer than 128 characters, an identifier longer than 64, a code outside its
     *         value set, the site not one of the establishment, or a text holds a character that XML cannot carry
     * @throws IllegalStateException when the patient has neither a qualified INS nor an IPP
     * @throws IOException when a stream breaks: what was written is then no document
     */
    public void write(CdaN1 content, InputStream pdf, OutputStream out) throws IOException {
        checkLengths(content);
        boolean imaging = content.document().references().accessionNumber() != null;
        List<Vocabulary> declared = imaging ? List.of(DataTypes.CDA, DataTypes.DICOM) : List.of(DataTypes.CDA);
        XmlOut.document(out, "", DataTypes.CDA, xml -> xml.root(DataTypes.CDA, "ClinicalDocument", declared, () -> {
            header(xml, content);
            body(xml, pdf);
        }));
    }

    private void header(XmlOut xml, CdaN1 content) throws IOException {
        var establishment = content.establishment();
        var document = content.document();
        var structure = Structure.of(establishment, content.site());
        identification(xml, content);
        recordTarget.write(xml, content.patient(), establishment);
        participants.author(xml, document.author(), document.createdAt(), structure);
        participants.custodian(xml, establishment);
        participants.legalAuthenticator(xml, document.legalAuthenticator(), document.signedAt(), structure);
        context.order(xml, document.references(), establishment);
        context.act(xml, content);
        String parent = content.parentUniqueId();
        if (parent != null) {
            context.versionReplaced(xml, parent);
        }
        context.stay(xml, document.stay(), establishment, structure);
    }

    private void identification(XmlOut xml, CdaN1 content) throws IOException {
        var types = new DataTypes(xml);
        SourceDocument document = content.document();
        xml.empty("realmCode", "code", "FR");
        xml.empty("typeId", "root", "2.16.840.1.113883.1.3", "extension", "POCD_HD000040");
        for (String template : List.of(HL7_FRANCE, CI_SIS, SCANNED_DOCUMENT)) {
            xml.empty("templateId", "root", template);
        }
        types.id(content.uniqueId());
        types.code("code", documentTypes.get(document.type()).type());
        xml.text("title", document.title());
        types.time("effectiveTime", document.createdAt());
        types.code("confidentialityCode", confidentialities.get(document.confidentiality()));
        xml.empty("languageCode", "code", "fr-FR");
        xml.empty("setId", "root", content.setId());
        xml.empty("versionNumber", "value", Integer.toString(document.version()));
    }

    private static void body(XmlOut xml, InputStream pdf) throws IOException {
        xml.element("component", () -> xml.element("nonXMLBody",
                () -> xml.element("text", () -> xml.base64(pdf), "mediaType", "application/pdf", "representation", "B64")));
    }

    /** The two lengths that the schema and the schematron let pass (documents.md §3.14). */
    private static void checkLengths(CdaN1 content) {
        if (content.document().title().length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("title longer than " + LONGEST_TITLE + " characters");
        }
        if (content.uniqueId().length() > LONGEST_OID || content.setId().length() > LONGEST_OID) {
            throw new IllegalArgumentException("identifier longer than " + LONGEST_OID + " characters");
        }
    }
}
