package fr.passerelle.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Author;
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
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.port.DocumentRegistry.Enquiry;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Removal;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.dmp.security.TestKeys;
import fr.passerelle.tls.StructureKeys;
import fr.passerelle.tls.TrustAnchors;

/** A fictitious hospital, doctor and patient, and answers of the DMP. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-21T10:30:00.277Z");
    static final byte[] CDA = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>"
            .getBytes(StandardCharsets.UTF_8);
    static final StructureKeys KEYS = new StructureKeys(TestKeys.AUTHENTICATION, TestKeys.SIGNATURE);
    static final TrustAnchors ANCHORS = TrustAnchors.ofPem(TestKeys.PKI.trustPem());
    static final DmpSecurity SECURITY = new DmpSecurity(Environment.TEST, (_, _) -> KEYS, () -> ANCHORS, SignatureDigest.SHA256,
            SignatureDigest.SHA256);
    static final Professional DOCTOR = new Professional("899700000013", "FICTIVE", "Claire", "MME", "DR", "G15_10/SM26");

    private Samples() {
    }

    static Lot lot() {
        return lot(DOCTOR, Visibility.OPEN, CDA.length);
    }

    static Lot lot(Author author, Visibility visibility, long size) {
        var hospital = new Establishment("750999997", "CENTRE HOSPITALIER FICTIF & FILS", List.of(), "1750999997", "1.2.250.1.999.1.1",
                "1.2.250.1.999.1.1.9001.9", "1.2.250.1.999.1.1.9001.8", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT",
                List.of("1 rue Fictive", "75000 PARIS"), "0100000000",
                new Mailbox("app@hopital-fictif.mssante.fr", "CH FICTIF", "secretariat@hopital-fictif.mssante.fr"), Map.of(), List.of(),
                InformationPolicy.SEND, false);
        var patient = new Patient(new Ins("279035121518989", InsAuthority.NIR_TEST), IdentityStatus.QUALIFIEE, "IPP0001", "PATIENTE", null,
                "JEANNE MARIE", "JEANNE", null, LocalDate.of(1979, 3, 28), Sex.F, "51215");
        var act = new Act(OffsetDateTime.parse("2026-11-18T09:00:00+01:00"), OffsetDateTime.parse("2026-11-20T16:00:00+01:00"), DOCTOR,
                List.of(new Code("ACT", "1.2.250.1.213.1.1.4.2.2", "Acte fictif")));
        var stay = new Stay("SEJ0001", "IMP", OffsetDateTime.parse("2026-11-18T09:00:00+01:00"),
                OffsetDateTime.parse("2026-11-20T16:00:00+01:00"));
        var source = new SourceDocument("LDL-0001", 1, null, "lettre.pdf", "11490-0", "Lettre de liaison à la sortie",
                OffsetDateTime.parse("2026-11-20T17:00:00+01:00"), "N", visibility, author, DOCTOR,
                OffsetDateTime.parse("2026-11-20T17:05:00+01:00"), act, stay, References.NONE, null);
        var document = new PreparedDocument(source, "1.2.250.1.999.1.1.3.1", "1.2.250.1.999.1.1.4.1", "LDL-0001", "in01/0.xml", size,
                sha1(CDA),
                "in01/0.pdf", 1000);
        return new Lot(
                new DocumentPackage("in01", hospital, null, patient, List.of(document), List.of(), new Destinations(true, false, List.of()),
                        Message.DEFAULT, Instructions.USUAL),
                0, "1.2.250.1.999.1.1.5.1", visibility, null);
    }

    /** The lot asked to be masked, while what applies is another flag. */
    static Lot replacement(String entryUuid) {
        Lot asked = lot(DOCTOR, new Visibility(true, false, false, false, false), CDA.length);
        return new Lot(asked.content(), asked.part(), asked.lotId(), new Visibility(false, true, false, false, false), entryUuid);
    }

    static Removal removal() {
        DocumentPackage content = lot().content();
        var deletion = new Deletion(new Version("LDL-0001", 1), DOCTOR, DOCTOR, OffsetDateTime.parse("2026-11-21T09:00:00+01:00"));
        return new Removal(
                new DocumentPackage("in02", content.establishment(), null, content.patient(), List.of(),
                        List.of(new PreparedDeletion(deletion, "LDL-0001")), content.destinations(), content.message(),
                        content.instructions()),
                0, "1.2.250.1.999.1.1.5.2", "urn:uuid:2d276dc9-52a7-48f4-ab71-e9a934e2875b");
    }

    /** A sample answer, made the answer to another message. */
    static byte[] answerTo(String name, String message) {
        return new String(resource(name), StandardCharsets.UTF_8)
                .replaceFirst("<wsa:RelatesTo>[^<]*<", "<wsa:RelatesTo>urn:uuid:" + message + "<").getBytes(StandardCharsets.UTF_8);
    }

    static Enquiry enquiry() {
        Lot lot = lot();
        return new Enquiry(lot.content(), lot.part(), lot.content().documents().getFirst().uniqueId());
    }

    /** 00000000-0000-0000-0000-000000000001, then 2, 3… */
    static Supplier<UUID> counted() {
        Iterator<UUID> ids = LongStream.iterate(1, n -> n + 1).mapToObj(n -> new UUID(0, n)).iterator();
        return ids::next;
    }

    static byte[] resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String response(String status, String errors) {
        return envelope("", "<rs:RegistryResponse xmlns:rs=\"urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0\" status=\"urn:oasis:names:tc:"
                + "ebxml-regrep:ResponseStatusType:" + status + "\">"
                + (errors.isEmpty() ? "" : "<rs:RegistryErrorList>" + errors + "</rs:RegistryErrorList>") + "</rs:RegistryResponse>");
    }

    static String error(String code, String context) {
        return error(code, context, "Error");
    }

    static String error(String code, String context, String severity) {
        return "<rs:RegistryError errorCode=\"" + code + "\" codeContext=\"" + context
                + "\" severity=\"urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:" + severity + "\"/>";
    }

    static String fault(String code, String subcode, String text) {
        return envelope("", "<soap:Fault><soap:Code><soap:Value>soap:" + code + "</soap:Value>"
                + (subcode.isEmpty() ? "" : "<soap:Subcode><soap:Value>" + subcode + "</soap:Value></soap:Subcode>")
                + "</soap:Code><soap:Reason><soap:Text xml:lang=\"fr\">" + text + "</soap:Text></soap:Reason></soap:Fault>");
    }

    static String references(String... entryUuids) {
        var refs = new StringBuilder();
        for (String id : entryUuids) {
            refs.append("<rim:ObjectRef id=\"").append(id).append("\"/>");
        }
        return envelope("", "<query:AdhocQueryResponse xmlns:query=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\" xmlns:rim=\"urn:oasis:"
                + "names:tc:ebxml-regrep:xsd:rim:3.0\" status=\"urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success\">"
                + "<rim:RegistryObjectList>" + refs + "</rim:RegistryObjectList></query:AdhocQueryResponse>");
    }

    static String envelope(String relatesTo, String body) {
        return "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">"
                + "<soap:Header>" + (relatesTo.isEmpty() ? "" : "<wsa:RelatesTo>" + relatesTo + "</wsa:RelatesTo>") + "</soap:Header>"
                + "<soap:Body>" + body + "</soap:Body></soap:Envelope>";
    }

    static SoapAnswer.Received received(int status, String xml) {
        return new SoapAnswer.Received(status, "application/soap+xml; charset=UTF-8", xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-1").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
