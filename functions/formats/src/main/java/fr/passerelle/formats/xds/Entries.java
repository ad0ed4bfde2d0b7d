package fr.passerelle.formats.xds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.GivenCda;
import fr.passerelle.core.document.GivenCda.Contributor;
import fr.passerelle.core.document.GivenCda.LocalId;
import fr.passerelle.core.document.GivenCda.Reference;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.core.valueset.ValueSet;

/** Derives the metadata of a document from what its CDA says: what it was written with, or the header of one that was given (documents.md §4.3). */
final class Entries {
    /** A PDF in a CDA (documents.md §7.3); the label is the set's, whatever the version of the PDF. */
    private static final Code PDF_FORMAT = new Code("urn:ihe:iti:xds-sd:pdf:2008", "1.3.6.1.4.1.19376.1.2.3",
            "Document à corps non structuré en Pdf/A-1");
    private static final Code SIGNATURE_CLASS = new Code("urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1", "URN", "Digital Signature");
    private static final Code SIGNATURE_TYPE = new Code("E1762", "ASTM", "Full Document");
    private static final Code SIGNATURE_FORMAT = new Code("http://www.w3.org/2000/09/xmldsig#", "URN", "Default Signature Style");
    private static final Code SIGNATURE_PURPOSE = new Code("1.2.840.10065.1.12.1.14", "1.2.840.10065.1.12", "Source");
    private static final String ORDER = "urn:ihe:iti:xds:2013:order";
    private static final String ACCESSION = "urn:ihe:iti:xds:2013:accession";
    private static final String STUDY = "urn:ihe:iti:xds:2016:studyInstanceUID";

    private final XdsOptions options;
    private final DocumentTypes types;
    private final ClassCodes classes;
    private final ValueSet facilities;
    private final ValueSet confidentialities = ValueSet.named("dmp-confidentialities");
    private final ValueSet practiceSettings = ValueSet.named("practice-settings");
    private final ValueSet specialties = ValueSet.named("author-specialties");

    /** @param facilities healthcareFacilityTypeCode values of the destination: the DMP takes fewer than the CI-SIS (documents.md §7.1) */
    Entries(XdsOptions options, DocumentTypes types, ValueSet facilities) {
        this.options = options;
        this.types = types;
        this.classes = new ClassCodes(types);
        this.facilities = facilities;
    }

    /** @param visibility flags that apply, which may differ from those the source asks for */
    DocumentEntry entry(String id, DocumentPackage content, PreparedDocument prepared, Visibility visibility, @Nullable String uri) {
        SourceDocument document = prepared.source();
        Establishment establishment = content.establishment();
        PatientMetadata patient = PatientMetadata.of(content.patient(), establishment, options);
        GivenCda given = document.cda();
        if (given != null) {
            return entry(id, content, prepared, given, confidentialityCodes(document, visibility), patient, uri);
        }
        var end = document.act().end();
        return new DocumentEntry(id, List.of(author(document.author(), Structure.of(establishment, content.site()))),
                classCode(document, establishment), null, confidentialityCodes(document, visibility), Dtm.of(document.createdAt()),
                document.act().codes(), PDF_FORMAT, prepared.hash(), facilities.get(establishment.facilityType()), "fr-FR",
                Hl7.xcn(document.legalAuthenticator(), options), "text/xml", patient.patientId(),
                practiceSettings.get(establishment.practiceSetting()), referenceIds(document.references(), establishment),
                Dtm.of(document.act().start()), end == null ? null : Dtm.of(end), prepared.size(), patient.sourcePatientId(),
                patient.sourcePatientInfo(), document.title(), types.get(document.type()).type(), prepared.uniqueId(), uri);
    }

    /** Of a CDA that was given: everything by its own header, save the patient, whose matricule is the same. */
    private DocumentEntry entry(String id, DocumentPackage content, PreparedDocument prepared, GivenCda given, List<Code> confidentiality,
            PatientMetadata patient, @Nullable String uri) {
        SourceDocument document = prepared.source();
        LocalId local = given.patientId();
        return new DocumentEntry(id, given.authors().stream().map(this::author).toList(), classCode(document, content.establishment()),
                null,
                confidentiality, given.createdAt(), document.act().codes(), given.format(), prepared.hash(),
                facilities.get(given.facility()), "fr-FR", Hl7.xcn(document.legalAuthenticator(), options), "text/xml",
                patient.patientId(), practiceSettings.get(given.practiceSetting()), given.references().stream().map(Entries::cxi).toList(),
                given.startedAt(), given.endedAt(), prepared.size(),
                local == null ? patient.patientId() : Hl7.cx(local.value(), local.domain(), PatientMetadata.LOCAL),
                patient.sourcePatientInfo(), document.title(), types.get(document.type()).type(), prepared.uniqueId(), uri);
    }

    private XdsAuthor author(Contributor contributor) {
        XdsAuthor author = author(contributor.author(), contributor.structure());
        String role = contributor.role();
        return role == null ? author : new XdsAuthor(author.person(), author.institutions(), List.of(role), author.specialties());
    }

    private static String cxi(Reference reference) {
        String domain = reference.domain();
        return switch (reference.kind()) {
            case ORDER -> Hl7.cx(reference.value(), String.valueOf(domain), ORDER);
            case ACCESSION -> Hl7.cx(reference.value(), String.valueOf(domain), ACCESSION);
            case STUDY -> reference.value() + "^^^^" + STUDY;
        };
    }

    /** The document that signs a lot (dmp-transport.md §6.1): what it does not say of itself is as for the document signed. */
    DocumentEntry signature(String id, DocumentEntry signed, String uniqueId, byte[] signature, Instant at) {
        String time = Dtm.of(at);
        return new DocumentEntry(id, signed.authors(), SIGNATURE_CLASS, null,
                Stream.of("N", "MASQUE_PS", "INVISIBLE_PATIENT").map(confidentialities::get).toList(), time, List.of(SIGNATURE_PURPOSE),
                SIGNATURE_FORMAT, DocumentHash.of(signature), signed.healthcareFacilityType(), "art", signed.legalAuthenticator(),
                "text/xml",
                signed.patientId(), signed.practiceSetting(), List.of(), time, time, signature.length, signed.patientId(), List.of(),
                "Source", SIGNATURE_TYPE, uniqueId, null);
    }

    /** The author of a document, or of a lot, on behalf of a structure. */
    XdsAuthor author(Author author, Structure structure) {
        Code specialty = specialties.get(switch (author) {
            case Professional person -> person.specialty();
            case AuthoringSystem system -> system.kind();
        });
        return new XdsAuthor(Hl7.xcn(author, options), List.of(Hl7.xon(structure)), List.of(), List.of(Hl7.specialty(specialty)));
    }

    private Code classCode(SourceDocument document, Establishment establishment) {
        return classes.of(document.type(), establishment)
                .orElseThrow(() -> new IllegalArgumentException("no class for type " + document.type()));
    }

    /** The CDA's own code first, then what only metadata can say (documents.md §1 trap 7, §5.3). */
    private List<Code> confidentialityCodes(SourceDocument document, Visibility visibility) {
        var codes = new ArrayList<Code>();
        codes.add(confidentialities.get(document.confidentiality()));
        if (visibility.maskedToProfessionals()) {
            codes.add(confidentialities.get("MASQUE_PS"));
        }
        if (visibility.hiddenFromPatient()) {
            codes.add(confidentialities.get("INVISIBLE_PATIENT"));
        }
        if (visibility.hiddenFromRepresentatives()) {
            codes.add(confidentialities.get("INVISIBLE_REPRESENTANTS_LEGAUX"));
        }
        return codes;
    }

    private static List<String> referenceIds(References references, Establishment establishment) {
        var ids = new ArrayList<String>();
        String order = references.orderId();
        if (order != null) {
            ids.add(Hl7.cx(order, establishment.oids().orderDomain(), ORDER));
        }
        String accession = references.accessionNumber();
        if (accession != null) {
            ids.add(Hl7.cx(accession, establishment.oids().accessionDomain(), ACCESSION));
        }
        String study = references.studyInstanceUid();
        if (study != null) {
            ids.add(study + "^^^^" + STUDY);
        }
        return ids;
    }
}
