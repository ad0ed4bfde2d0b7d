package fr.passerelle.formats;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDeletion;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.establishment.Site;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Removal;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.formats.cda.CdaN1;

/** One fictitious hospital, patient and document, and the small changes the rules are tried with. */
public final class Example {
    public static final String LOT = "1.2.250.1.999.1.1.9002.5.2";
    public static final Instant AT = Instant.parse("2026-03-09T10:50:00Z");
    public static final byte[] PDF = "%PDF-1.4 pretend".getBytes(StandardCharsets.US_ASCII);
    public static final Ins INS = new Ins("279035121518989", InsAuthority.NIR_TEST);
    public static final Professional DOCTOR = new Professional("801234567897", "DURAND", "Alice", "MME", "DR", "G15_10/SM04");
    public static final AuthoringSystem ANALYSER = new AuthoringSystem("3120459876/ANALYSEUR-7", "Modèle X", "BioSoft", "AUTOMATE");
    public static final Patient PATIENT = patient("PAT-TROIS", IdentityStatus.QUALIFIEE, "IPP0001234");

    private Example() {
    }

    public static Establishment establishment() {
        return establishment("CENTRE HOSPITALIER DE TEST", Map.of("101881-1", "10"));
    }

    public static Establishment establishment(String name, Map<String, String> classOfUnmappedTypes) {
        return new Establishment("120459876", name, List.of(new Site("120459884", "HOPITAL NORD & MATERNITE")), "1120459876",
                "1.2.250.1.999.1.1.9002", "1.2.250.1.999.1.1.9002.1", "1.2.250.1.999.1.1.9002.2", ZoneId.of("Europe/Paris"), "SA01",
                "ETABLISSEMENT", List.of("1 rue de l'Essai", "12000 RODEZ"), "05 65 00 00 00",
                new Mailbox("documents@ch-test.mssante.fr", "Centre hospitalier de test – secrétariat", "reponses@ch-test.mssante.fr"),
                classOfUnmappedTypes, List.of("Addictologie"), InformationPolicy.SEND, false);
    }

    public static Patient patient(String birthName, IdentityStatus status, String ipp) {
        return new Patient(INS, status, ipp, birthName, "D'EXEMPLE", "DOMINIQUE MARIE-LOUISE", "DOMINIQUE", "DOMINIQUE",
                LocalDate.of(1979, 3, 28), Sex.F, "51215");
    }

    public static SourceDocument document() {
        return document("34112-3", "Compte rendu hospitalier - Cardiologie", DOCTOR, Visibility.OPEN, List.of(), References.NONE);
    }

    public static SourceDocument titled(String title) {
        return document("34112-3", title, DOCTOR, Visibility.OPEN, List.of(), References.NONE);
    }

    public static SourceDocument typed(String type) {
        return document(type, "Document", DOCTOR, Visibility.OPEN, List.of(), References.NONE);
    }

    public static SourceDocument by(Author author) {
        return document("34112-3", "Document", author, Visibility.OPEN, List.of(), References.NONE);
    }

    public static SourceDocument shown(Visibility visibility) {
        return document("34112-3", "Document", DOCTOR, visibility, List.of(), References.NONE);
    }

    public static SourceDocument imaging() {
        return document("18748-4", "Scanner du crâne", DOCTOR, Visibility.OPEN,
                List.of(new Code("24727-0", "2.16.840.1.113883.6.1", "CT Head W contrast IV"),
                        new Code("ACQH004", "1.2.250.1.215.300.1", "Scanographie du crâne"),
                        new Code("CT", "1.2.840.10008.2.16.4", "Tomodensitométrie")),
                new References("984375862", "105234751", "1.2.250.1.999.1.1.9002.99.1"));
    }

    private static SourceDocument document(String type, String title, Author author, Visibility visibility, List<Code> codes,
            References references) {
        return new SourceDocument("CR-777", 1, null, "cr-777.pdf", type, title, time("2026-03-09T11:30:00+01:00"), "N", visibility, author,
                DOCTOR, time("2026-03-09T11:45:00+01:00"),
                new Act(time("2026-03-02T09:00:00+01:00"), time("2026-03-09T10:00:00+01:00"), DOCTOR, codes),
                new Stay("SEJ000777", "IMP", time("2026-03-02T09:00:00+01:00"), time("2026-03-09T10:00:00+01:00")), references, null);
    }

    public static SourceDocument during(Stay stay) {
        var d = document();
        return new SourceDocument(d.id(), d.version(), d.replaces(), d.file(), d.type(), d.title(), d.createdAt(), d.confidentiality(),
                d.visibility(), d.author(), d.legalAuthenticator(), d.signedAt(), new Act(d.act().start(), null, DOCTOR, List.of()), stay,
                d.references(), d.revealOn());
    }

    public static CdaN1 cda(SourceDocument document) {
        return cda(establishment(), null, PATIENT, document, null);
    }

    public static CdaN1 cda(Establishment establishment, String site, Patient patient, SourceDocument document, String parent) {
        return new CdaN1(establishment, site, patient, document, "1.2.250.1.999.1.1.9002.3.1", "1.2.250.1.999.1.1.9002.4.1", parent);
    }

    public static DocumentPackage content(SourceDocument... documents) {
        return content(establishment(), null, PATIENT, documents);
    }

    public static DocumentPackage content(Establishment establishment, String site, Patient patient, SourceDocument... documents) {
        var prepared = IntStream.range(0, documents.length)
                .mapToObj(i -> new PreparedDocument(documents[i], "1.2.250.1.999.1.1.9002.3." + (i + 1),
                        "1.2.250.1.999.1.1.9002.4." + (i + 1), documents[i].id(),
                        "input/" + i + ".xml", 5856, "a724faa9f7c964e8a8d18aa6700cf4bf426b51f1", "input/" + i + ".pdf", PDF.length))
                .toList();
        return new DocumentPackage("0123456789abcdef0123456789abcdef", establishment, site, patient, prepared, List.of(),
                new Destinations(true, true, List.of("dr.durand@exemple.mssante.fr")), Message.DEFAULT, Instructions.USUAL);
    }

    /** A lot that shows the document as its source asks, and replaces nothing. */
    public static Lot lot(DocumentPackage content, int part) {
        return new Lot(content, part, LOT, content.documents().get(part).source().visibility(), null);
    }

    /** The deletion of the first document, in the name of someone. */
    public static Removal removal(Patient patient, Author author) {
        var deletion = new Deletion(new Version("CR-777", 1), author, DOCTOR, time("2026-03-09T11:50:00+01:00"));
        var content = new DocumentPackage("0123456789abcdef0123456789abcdef", establishment(), null, patient, List.of(),
                List.of(new PreparedDeletion(deletion, "CR-777")), new Destinations(true, false, List.of()), Message.DEFAULT,
                Instructions.USUAL);
        return new Removal(content, 0, "1.2.250.1.999.1.1.9002.5.5", "urn:uuid:5f0b1c2e-7a54-4f0e-9f39-0a6c1d2e3f40");
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(text);
    }
}
