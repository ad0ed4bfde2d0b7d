package fr.passerelle.mailboxcollector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.core.pathway.Fallback;
import fr.passerelle.core.pathway.Owners;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.core.port.BoxTurns;
import fr.passerelle.core.port.FileKind;
import fr.passerelle.core.port.IncomingMail;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.ReplyEvents;
import fr.passerelle.core.port.ResultPlace;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.core.scan.FirstBytes;
import fr.passerelle.core.step.PlannedStep;
import fr.passerelle.core.step.StepPackage;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.mailbox.incoming.MessageReader;
import fr.passerelle.mailbox.smtp.SmtpCodes;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryBoxTurns;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryIncomingMail;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryResults;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;
import fr.passerelle.memory.InMemoryWorkList;

import static org.assertj.core.api.Assertions.assertThat;

/** A hospital and its mailbox, a mail that was sent, and what comes back. */
final class Post {
    static final String FINESS = "690781810";
    static final String OTHER = "750712184";
    static final String BOX = "labo@chu-demo.mssante.fr";
    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private static final Duration LEASE = Duration.ofMinutes(3);

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryIncomingMail mail = new InMemoryIncomingMail();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryWorkList work = new InMemoryWorkList();
    final InMemoryResults results = new InMemoryResults();
    final InMemoryIdentityStore identities = new InMemoryIdentityStore();
    final InMemoryMetrics metrics = new InMemoryMetrics();
    final List<KeptMessage> events = new ArrayList<>();
    private final InMemoryBoxTurns turns = new InMemoryBoxTurns();
    private final InMemoryPathways pathways = new InMemoryPathways(pathway());
    private Instant now = NOW;

    static Establishment hospital(String finess, String address) {
        return new Establishment(finess, "Hôpital fictif", List.of(), "1" + finess, "1.2.3", "1.2.3.1", "1.2.3.2",
                ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of(), "0100000000",
                new Mailbox(address, "Hôpital", "secretariat@chu-demo.mssante.fr"), Map.of(), List.of(), InformationPolicy.SEND, false);
    }

    private static Pathway pathway() {
        var reply = new Reply(Reply.Policy.OPEN, "cardio@chu-demo.mssante.fr", "Infirmière de coordination", null, null, null);
        return new Pathway(FINESS, "P05-suivi", "Suivi", PathwayState.GENERAL, LocalDate.EPOCH, null, List.of(), List.of(),
                Trigger.DOCUMENT, List.of(), Sequence.USUAL, reply, null, List.of(), Fallback.USUAL, List.of(), null,
                new Owners("Service", null, null), "000000000000");
    }

    /** A mail of the hospital, in that state. */
    Dispatch sent(String name, DispatchState state) {
        Dispatch sending = received(name, FINESS).ready(NOW).sending("PATIENT_MAILBOX=AGREED", NOW.plusSeconds(60), NOW);
        return keep(state == DispatchState.SENDING ? sending : sending.sent(List.of(), NOW));
    }

    /** A message planned by an event that belongs to no pathway, as sent. */
    Dispatch sentStep(String name, String pathway) {
        String input = Ids.input(name);
        var ref = new DispatchRef(input, Ids.dispatch(input, Destination.PATIENT_MAILBOX, 1));
        var patient = new Patient(null, IdentityStatus.PROVISOIRE, "1", "EXEMPLE", null, "ALICE", "ALICE", null,
                LocalDate.of(1985, 5, 14), Sex.F, null);
        new VaultPackages(vault).keep(new StepPackage(input, hospital(FINESS, BOX), patient,
                List.of(new PlannedStep(1, pathway, "suivi", NOW))));
        Dispatch mail = Dispatch.received(ref, FINESS, Destination.PATIENT_MAILBOX, 1, List.of(), null, "<x>", NOW).ready(NOW)
                .sending("PATIENT_MAILBOX=AGREED", NOW.plusSeconds(60), NOW).sent(List.of(), NOW);
        Input event = Input.received(input, FINESS, InputKind.EVENT, name, "1", "d", NOW).judged(List.of());
        assertThat(store.commit(List.of(new Write.Register(event), new Write.Create(mail))).done()).isTrue();
        return mail;
    }

    /** A mail about an appointment, as sent. */
    Dispatch told(AppointmentKey key, String name) {
        String input = Ids.input(name);
        var ref = new DispatchRef(input, Ids.dispatch(input, Destination.PATIENT_MAILBOX, 0));
        return keep(Dispatch.received(ref, FINESS, Destination.PATIENT_MAILBOX, 0, List.of(), key, "<x>", NOW).ready(NOW)
                .sending("PATIENT_MAILBOX=AGREED", NOW.plusSeconds(60), NOW).sent(List.of(), NOW));
    }

    Dispatch received(String name, String finess) {
        String input = Ids.input(name);
        var ref = new DispatchRef(input, Ids.dispatch(input, Destination.PATIENT_MAILBOX, 0));
        return Dispatch.received(ref, finess, Destination.PATIENT_MAILBOX, 0, List.of("LL-1"), null, "<x>", NOW);
    }

    Dispatch keep(Dispatch dispatch) {
        Input input = Input.received(dispatch.ref().inputId(), dispatch.establishment(), InputKind.DESCRIPTOR, "lettre.json", "1", "d", NOW)
                .judged(List.of(), new Origin("P05-suivi", null, "CARDIO", null, null, null, List.of()));
        assertThat(store.commit(List.of(new Write.Register(input), new Write.Create(dispatch))).done()).isTrue();
        return dispatch;
    }

    Dispatch stored(Dispatch dispatch) {
        return store.dispatch(dispatch.ref()).orElseThrow();
    }

    void comes(String message) {
        mail.deposit(BOX, message.getBytes(StandardCharsets.UTF_8));
    }

    static String delivered(Dispatch mail) {
        return report("d-1", "Action: delivered\nStatus: 2.0.0", mail);
    }

    static String failed(Dispatch mail) {
        return report("d-2", "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown", mail);
    }

    private static String report(String id, String fields, Dispatch mail) {
        return """
                Message-ID: <%s@patient.mssante.fr>
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Original-Envelope-Id: %s

                Final-Recipient: rfc822; 279035121518989@patient.mssante.fr
                %s
                --b--
                """.formatted(id, new MailId(mail.ref()).envelope(mail.attempts()), fields);
    }

    static String read(Dispatch mail) {
        return """
                Message-ID: <m-1@patient.mssante.fr>
                Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

                --b
                Content-Type: message/disposition-notification

                Original-Message-ID: <%s@chu-demo.mssante.fr>
                Disposition: manual-action/MDN-sent-automatically; displayed
                --b--
                """.formatted(new MailId(mail.ref()).envelope());
    }

    /** An answer with a file. */
    static String answer(Dispatch mail, String type, String base64) {
        return """
                From: <279035121518989@patient.mssante.fr>
                Subject: RE: Suivi
                Message-ID: <r-1@patient.mssante.fr>
                In-Reply-To: <%s@chu-demo.mssante.fr>
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                Voici la photo.
                > Bonjour
                --b
                Content-Type: %s; name="EXEMPLE ALICE.png"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(new MailId(mail.ref()).envelope(), type, base64);
    }

    /** The identity feed has told of a patient who bears this matricule. */
    void knows(String matricule) {
        var ins = new Ins(matricule, InsAuthority.NIR_TEST);
        var patient = new Patient(ins, IdentityStatus.QUALIFIEE, "1", "EXEMPLE", null, "ALICE", "ALICE", null, LocalDate.of(1985, 5, 14),
                Sex.F, "51215");
        var keys = new FixedPatientKeys();
        var known = new KnownIdentity.Known(patient, List.of(), NOW);
        assertThat(identities.record(FINESS, keys.ofIpp(FINESS, "1"), known) && identities.record(FINESS, keys.key(FINESS, ins), known))
                .isTrue();
    }

    /** Documents of another establishment about the bearer of a matricule. */
    static String archive(String id, String matricule) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("IHE_XDM/SUBSET01/METADATA.XML"));
            zip.write("""
                    <lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"
                     xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><rim:ExtrinsicObject>
                     <rim:Slot name="URI"><rim:ValueList><rim:Value>DOC.XML</rim:Value></rim:ValueList></rim:Slot>
                     <rim:ExternalIdentifier identificationScheme="urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427"
                      value="%s^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"/></rim:ExtrinsicObject></lcm:SubmitObjectsRequest>"""
                    .formatted(matricule).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("IHE_XDM/SUBSET01/DOC.XML"));
            zip.write("<ClinicalDocument/>".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return """
                Subject: XDM/1.0/DDM+CR
                Message-ID: <%s@ch-autre.mssante.fr>
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: application/zip; name="IHE_XDM.zip"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(id, Base64.getMimeEncoder().encodeToString(bytes.toByteArray()));
    }

    int run() {
        return run(Crash.never());
    }

    int run(Crash crash) {
        TransmissionStore transmissions = crash.wrap(TransmissionStore.class, store);
        PackageVault kept = crash.wrap(PackageVault.class, vault);
        WorkList list = crash.wrap(WorkList.class, work);
        var keeping = new KeptMessages(transmissions, pathways, kept,
                new Files(kept, new FirstBytes(1_000_000, EnumSet.complementOf(EnumSet.of(FileKind.ZIP)))),
                crash.wrap(ResultPlace.class, results), list, crash.wrap(ReplyEvents.class, events::add),
                new Bearers(new PatientRecords(identities, new FixedPatientKeys()), Environment.TEST));
        var directory = new InMemoryEstablishments(hospital(FINESS, BOX), hospital(OTHER, "autre@ch-autre.mssante.fr"));
        IncomingMail boxes = establishment -> crash.wrap(IncomingMail.Box.class,
                crash.wrap(IncomingMail.class, mail).open(establishment));
        int dealt = new Collector(directory, boxes, crash.wrap(BoxTurns.class, turns),
                new Reception(new MessageReader(new SmtpCodes()), transmissions, keeping, () -> now), metrics, LEASE, () -> now).run();
        new WorkFigures(directory, work, metrics, () -> now).publish();
        return dealt;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    List<String> toDo() {
        return work.open(FINESS).stream().map(item -> item.reason().code()).toList();
    }

    /** Events, each once: the queue may give one twice. */
    List<String> told() {
        return events.stream().map(e -> e.kind() + " " + e.id()).distinct().toList();
    }
}
