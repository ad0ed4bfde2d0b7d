package fr.passerelle.dmp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.Requester;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.valueset.Code;

/**
 * The assertion (VIHF) that comes with each call: who calls, for which structure, about which patient (dmp-transport.md §4).
 *
 * <p>One per call and per patient, never used twice. It is bytes of its own, put unchanged into the envelope, because a signature is
 * made on the assertion alone and no later step may touch it (§4.4).
 *
 * @param id NCName, {@code _} and a UUID
 * @param issuedAt written in UTC with milliseconds
 * @param issuer subject of the certificate that will sign, RFC 2253
 */
record Vihf(String id, Instant issuedAt, String issuer, DocumentPackage content, Requester requester, VihfOptions options) {
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String HL7 = "urn:hl7-org:v3";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String SUBJECT_DN = "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName";
    private static final String SECTORS = "1.2.250.1.71.4.2.4";
    private static final String CONFIDENTIALITY = "urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code";
    private static final String SECRET = "INVISIBLE_REPRESENTANTS_LEGAUX^1.2.250.1.213.1.1.4.13";
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    /** The assertion in XML, UTF-8, without declaration. */
    byte[] bytes() {
        return Xml.write(this::write);
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("Assertion");
        xml.writeDefaultNamespace(SAML);
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute("ID", id);
        xml.writeAttribute("IssueInstant", MILLISECONDS.format(issuedAt));
        xml.writeAttribute("Version", "2.0");
        xml.writeStartElement("Issuer");
        xml.writeAttribute("Format", SUBJECT_DN);
        xml.writeCharacters(issuer);
        xml.writeEndElement();
        xml.writeStartElement("Subject");
        Xml.text(xml, "NameID", subject());
        xml.writeEndElement();
        authentication(xml);
        xml.writeStartElement("AttributeStatement");
        attributes(xml);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void authentication(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("AuthnStatement");
        xml.writeAttribute("AuthnInstant", MILLISECONDS.format(authenticatedAt()));
        xml.writeStartElement("AuthnContext");
        Xml.text(xml, "AuthnContextClassRef", switch (author()) {
            case Professional person -> options.professionalAuthentication();
            case AuthoringSystem system -> VihfOptions.UNSPECIFIED;
        });
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void attributes(XMLStreamWriter xml) throws XMLStreamException {
        Establishment establishment = content.establishment();
        attribute(xml, "VIHF_Version", options.version());
        attribute(xml, options.authenticationModeName(), "INDIRECTE");
        attribute(xml, "Identifiant_Structure", establishment.structureId());
        attribute(xml, "Secteur_Activite", establishment.facilityType() + "^" + SECTORS);
        attribute(xml, "urn:oasis:names:tc:xspa:1.0:subject:subject-id", subjectName());
        coded(xml, "urn:oasis:names:tc:xacml:2.0:subject:role", "Role", Role.of(author()), null);
        attribute(xml, "urn:oasis:names:tc:xacml:2.0:resource:resource-id", content.patient().requiredIns().cx());
        attribute(xml, "Ressource_URN", "urn:dmp");
        coded(xml, "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse", "PurposeOfUse",
                List.of(new Code("normal", "1.2.250.1.213.1.1.4.248", "Accès normal")), "mode acces VIHF 2.0");
        if (requester.secretConnection()) {
            attribute(xml, CONFIDENTIALITY, SECRET);
        }
        attribute(xml, "LPS_ID", options.lpsId());
        attribute(xml, "LPS_Nom", options.lpsName());
        attribute(xml, "LPS_Version", options.lpsVersion());
        attribute(xml, "LPS_ID_HOMOLOGATION_DMP", options.homologationId());
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement("Attribute");
        xml.writeAttribute("Name", name);
        Xml.text(xml, "AttributeValue", value);
        xml.writeEndElement();
    }

    private static void coded(XMLStreamWriter xml, String name, String element, List<Code> codes,
            @Nullable String systemName) throws XMLStreamException {
        xml.writeStartElement("Attribute");
        xml.writeAttribute("Name", name);
        for (Code code : codes) {
            xml.writeStartElement("AttributeValue");
            xml.writeEmptyElement(element);
            xml.writeDefaultNamespace(HL7);
            xml.writeAttribute("xsi", XSI, "type", "CE");
            xml.writeAttribute("code", code.code());
            xml.writeAttribute("codeSystem", code.system());
            if (systemName != null) {
                xml.writeAttribute("codeSystemName", systemName);
            }
            xml.writeAttribute("displayName", code.label());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private Author author() {
        return requester.author();
    }

    /** National id of the professional; for a system, the one who answers for the processing. */
    private String subject() {
        return switch (author()) {
            case Professional person -> person.id();
            case AuthoringSystem system -> requester.responsible().id();
        };
    }

    private String subjectName() {
        return switch (author()) {
            case Professional person -> person.familyName() + " " + person.givenName();
            case AuthoringSystem system -> system.software() + " " + system.manufacturerModel();
        };
    }

    /** A professional was logged in when the document was signed; a system is at the start of its run. */
    private Instant authenticatedAt() {
        return switch (author()) {
            case Professional person -> requester.authenticatedAt().toInstant();
            case AuthoringSystem system -> issuedAt;
        };
    }

    /** Hidden: the assertion names the patient. */
    @Override
    public String toString() {
        return "Vihf[" + id + "]";
    }
}
