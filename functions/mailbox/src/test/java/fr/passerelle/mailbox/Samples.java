package fr.passerelle.mailbox;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.appointment.Place;
import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.formats.xdm.VaultReader;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A fictitious hospital, patient, documents and appointment. */
public final class Samples {
    static final Instant NOW = Instant.parse("2026-03-15T09:00:05Z");
    static final Heading HEADING = new Heading("demo-0001@chu-demo.mssante.fr", "279035121518989@patient.mssante.fr", NOW);

    /** Any path holds its own name, as a PDF or in a CDA of the patient. */
    static final VaultReader VAULT = path -> new ByteArrayInputStream(bytes(path));

    private Samples() {
    }

    static byte[] bytes(String path) {
        if (path.endsWith(".xml")) {
            return """
                    <ClinicalDocument xmlns="urn:hl7-org:v3"><!-- %s --><recordTarget><patientRole><id
                     root="1.2.250.1.213.1.4.10" extension="279035121518989"/></patientRole></recordTarget></ClinicalDocument>"""
                    .formatted(path).getBytes(UTF_8);
        }
        return ("%PDF-1.4 " + path + "\n").getBytes(UTF_8);
    }

    public static Establishment establishment() {
        return new Establishment("750100125", "CHU de Démonstration", List.of(), "1750100125", "1.2.250.1.999.1.1.9002",
                "1.2.250.1.999.1.1.9002.1", "1.2.250.1.999.1.1.9002.2", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT",
                List.of("1 rue de l'Exemple", "99001 Villetest"), "01 99 00 00 00",
                new Mailbox("passerelle@chu-demo.mssante.fr", "CHU de Démonstration", "secretariat@chu-demo.mssante.fr"), Map.of(),
                List.of("Unité d'addictologie"), InformationPolicy.SEND, false);
    }

    static Patient patient() {
        return new Patient(new Ins("279035121518989", InsAuthority.NIR_TEST), IdentityStatus.QUALIFIEE, "IPP-001", "PAT-TROIS", null,
                "DOMINIQUE MARIE-LOUISE", "DOMINIQUE", null, LocalDate.of(1979, 3, 24), Sex.F, "51215");
    }

    static DocumentPackage documents(Message message, PreparedDocument... documents) {
        return new DocumentPackage("0a1b", establishment(), null, patient(), List.of(documents), List.of(),
                new Destinations(true, true, List.of()),
                message, Instructions.USUAL);
    }

    static PreparedDocument document(String id, String type, String title) {
        var doctor = new Professional("801234567897", "MEDECIN-TEST", "DENISE", "MME", "DR", "G15_10/SM04");
        var at = OffsetDateTime.parse("2026-03-09T23:30:00+01:00");
        var source = new SourceDocument(id, 1, null, id + ".pdf", type, title, at, "N", Visibility.OPEN, doctor, doctor, at,
                new Act(at, null, doctor, List.of()), new Stay("S-1", "AMB", at, at), References.NONE, null);
        byte[] cda = bytes("0a1b/" + id + ".xml");
        return new PreparedDocument(source, "1.2.250.1.999.1.1.9002.3.1", "1.2.250.1.999.1.1.9002.4.1", id, "0a1b/" + id + ".xml",
                cda.length,
                sha1(cda), "0a1b/" + id + ".pdf", 20);
    }

    static AppointmentPackage appointment(Place place, Message message, String pdf) {
        return appointment(place, message, pdf, Reply.CLOSED);
    }

    static AppointmentPackage appointment(Place place, Message message, String pdf, Reply reply) {
        var event = new AppointmentEvent(new AppointmentKey("750100125", "RDV-2026-0042"), new EventOrder(1L, null, Action.CREATE),
                patient(), null, null, OffsetDateTime.parse("2026-04-14T09:30:00+02:00"), OffsetDateTime.parse("2026-04-14T10:00:00+02:00"),
                place,
                "Dr Denise MEDECIN-TEST", List.of("Vous n'avez pas besoin d'être à jeun."),
                List.of("vos derniers résultats de biologie", "votre carte Vitale"), null, message);
        return new AppointmentPackage("0a1b", establishment(), event, pdf, reply);
    }

    static Place cardiology() {
        return new Place("Consultation de cardiologie", "Bâtiment A, 2e étage, salle 12", "1 rue de l'Exemple, 99001 Villetest",
                "tramway 2, arrêt Hôpital ; parking P1 gratuit pendant deux heures", "01 99 00 00 10");
    }

    static Place addiction() {
        return new Place("UNITE D'ADDICTOLOGIE", "Pavillon des addictions", "1 rue de l'Exemple, 99001 Villetest",
                "suivre le fléchage Addictologie", "01 99 00 00 66");
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
