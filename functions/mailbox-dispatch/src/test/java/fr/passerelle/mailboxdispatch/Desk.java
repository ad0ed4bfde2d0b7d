package fr.passerelle.mailboxdispatch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import fr.passerelle.appointmentintake.AppointmentForms;
import fr.passerelle.appointmentintake.AppointmentIntake;
import fr.passerelle.appointmentintake.Convocations;
import fr.passerelle.appointmentintake.Situations;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.MailTransport;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.PaperReasons;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.ProfileStore;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.rule.Backoff;
import fr.passerelle.core.rule.Overtaken;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.core.rule.SendingRules;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.mailbox.AppointmentMail;
import fr.passerelle.mailbox.DocumentMail;
import fr.passerelle.mailbox.EndingMail;
import fr.passerelle.mailbox.PaperSheet;
import fr.passerelle.mailbox.RecallMail;
import fr.passerelle.mailbox.StepMail;
import fr.passerelle.mailbox.smtp.SmtpCodes;
import fr.passerelle.mailbox.text.Templates;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryConsentStore;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryDropBucket;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryPaperReasons;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryProfileStore;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;
import fr.passerelle.memory.InMemoryWorkList;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Both appointment functions over ports in memory, an operator that answers as told, and a clock that moves by hand. */
final class Desk {
    static final Templates TEMPLATES = new Templates();
    // Made once, as a function does: they read the value sets.
    private static final DocumentMail DOCUMENT_MAIL = new DocumentMail("NIL", TEMPLATES, new XdmArchive());
    private static final RecallMail RECALL_MAIL = new RecallMail("NIL", TEMPLATES);
    private static final PaperSheet PAPER = new PaperSheet(TEMPLATES);
    static final Instant START = Instant.parse("2026-03-15T09:00:05Z");
    static final AppointmentKey KEY = new AppointmentKey("750100125", "RDV-1");
    static final Origin ORIGIN = new Origin(InMemoryPathways.DOCUMENTS, null, null, null, null, null, List.of());
    static final Duration LEASE = Duration.ofMinutes(2);
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Dispatch.LONGEST_DELAY, () -> 0.5);
    static final Duration LONGEST = Duration.ofHours(2);

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryConsentStore consents = new InMemoryConsentStore();
    final InMemoryPathways pathways = InMemoryPathways.everything("750100125");
    final InMemoryIdentityStore identities = new InMemoryIdentityStore();
    final InMemoryProfileStore profiles = new InMemoryProfileStore();
    final InMemoryPaperReasons reasons = new InMemoryPaperReasons();
    final InMemoryWorkList work = new InMemoryWorkList();
    final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryMetrics metrics = new InMemoryMetrics();
    /** Answers to come; then {@link #otherwise}. */
    final Deque<MailTransport.Submission> answers = new ArrayDeque<>();
    Supplier<MailTransport.Submission> otherwise = MailTransport.Submission.Taken::new;
    int submitted;
    /** Mails that reached the operator whole and were not refused, in their order. */
    final List<String> delivered = new ArrayList<>();
    /** Their ENVID. */
    final List<String> envelopes = new ArrayList<>();
    MailRules rules = new MailRules("patient.mssante.fr", Set.of("patient.mssante.fr"), 1_000_000, LEASE, BACKOFF, LONGEST);
    Instant now = START;
    /** Time of the functions; by hand unless a test says otherwise. */
    InstantSource clock = () -> now;
    /** Where the functions put their messages. */
    DispatchQueue messages = queue;

    static Establishment establishment() {
        return establishment(false);
    }

    /** @param mailWithoutIns its derogation */
    static Establishment establishment(boolean mailWithoutIns) {
        return new Establishment("750100125", "CHU de Démonstration", List.of(), "1750100125", "1.2.250.1.999.1.1.9002", "1.2.250.1.999.1",
                "1.2.250.1.999.2", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of("1 rue de l'Exemple"), "01 99 00 00 00",
                new Mailbox("passerelle@chu-demo.mssante.fr", "CHU", "secretariat@chu-demo.mssante.fr"), Map.of(), List.of(),
                InformationPolicy.SEND, mailWithoutIns);
    }

    /** One minute of the appointment per version, so that a mail tells which state it is of. */
    static byte[] event(String action, int version) {
        return event(KEY.appointmentId(), action, version);
    }

    /** The same of another appointment. */
    static byte[] event(String appointment, String action, int version) {
        return """
                {"establishment": "750100125", "appointmentId": "%s", "action": "%s", "version": %d,
                 "patient": {"ins": {"value": "279035121518989", "oid": "1.2.250.1.213.1.4.10"}, "identityStatus": "QUALIFIEE",
                   "birthName": "PAT-TROIS", "birthGivenNames": "DOMINIQUE", "birthFirstName": "DOMINIQUE", "birthDate": "1979-03-24",
                   "sex": "F", "birthPlaceCog": "51215"},
                 "start": "2026-06-14T09:%02d:00+02:00",
                 "place": {"unit": "Consultation", "address": "1 rue de l'Exemple", "phone": "0199000010"}}
                """.formatted(appointment, action, version, version + 10).getBytes(UTF_8);
    }

    void receive(byte[] event, Crash crash) {
        intake(crash).handle(new String(event, UTF_8), null);
    }

    AppointmentIntake intake(Crash crash) {
        var convocations = new Convocations(crash.wrap(DropBucket.class, new InMemoryDropBucket()), crash.wrap(PackageVault.class, vault),
                1000);
        return new AppointmentIntake(crash.wrap(TransmissionStore.class, store),
                crash.wrap(EstablishmentDirectory.class, new InMemoryEstablishments(establishment())), convocations,
                crash.wrap(DispatchQueue.class, messages),
                new Situations(pathways, new PatientRecords(identities, new FixedPatientKeys())),
                new AppointmentForms(new AppointmentContext(Environment.TEST), new InMemoryEstablishments(establishment())),
                new AnswerPlans(crash.wrap(PackageVault.class, vault)), Duration.ZERO, clock);
    }

    void handle(DispatchRef ref, Crash crash) {
        mailbox(crash).handle(ref);
    }

    MailboxDispatch mailbox(Crash crash) {
        PackageVault reading = crash.wrap(PackageVault.class, vault);
        var letters = new Letters(reading, DOCUMENT_MAIL, new AppointmentMail("NIL", TEMPLATES),
                RECALL_MAIL, new StepMail("NIL", TEMPLATES), new EndingMail("NIL", TEMPLATES), rules.patientDomain());
        var packages = new VaultPackages(reading);
        WorkList list = crash.wrap(WorkList.class, work);
        TransmissionStore table = crash.wrap(TransmissionStore.class, store);
        var papers = new Papers(table, pathways, new FixedPatientKeys(), crash.wrap(PaperReasons.class, reasons), list,
                new PrintJobs(packages, PAPER), new Overtaken(table, packages::former, list));
        var keys = crash.wrap(PatientKeys.class, new FixedPatientKeys());
        var sending = new SendingRules(crash.wrap(ConsentStore.class, consents),
                new PatientRecords(crash.wrap(IdentityStore.class, identities), keys), crash.wrap(ProfileStore.class, profiles),
                crash.wrap(PaperReasons.class, reasons), pathways, keys);
        return new MailboxDispatch(table, sending, letters,
                crash.wrap(MailTransport.class, this::operator),
                crash.wrap(DispatchQueue.class, messages), rules, new SmtpCodes(), pathways, papers,
                new OperatorFigures(metrics, new SmtpCodes()), clock);
    }

    /** Everything received, then time passes until nothing waits. */
    void finish() {
        for (int round = 0; round < 40; round++) {
            now = now.plus(LEASE).plus(Duration.ofMinutes(15));
            queue.drain();
            store.inputs().stream().flatMap(input -> store.dispatches(input.id()).stream()).filter(d -> !d.state().settled())
                    .forEach(d -> handle(d.ref(), Crash.never()));
        }
    }

    List<Dispatch> dispatches() {
        return store.inputs().stream().flatMap(input -> store.dispatches(input.id()).stream()).toList();
    }

    Dispatch only() {
        return dispatches().getFirst();
    }

    AppointmentHead head() {
        return store.appointment(KEY).orElseThrow();
    }

    private MailTransport.Submission operator(MailTransport.Mail mail) {
        submitted++;
        MailTransport.Submission answer = answers.isEmpty() ? otherwise.get() : answers.poll();
        if (answer instanceof MailTransport.Submission.Taken || answer instanceof MailTransport.Submission.InDoubt) {
            var out = new ByteArrayOutputStream();
            try {
                mail.content().writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            delivered.add(out.toString(UTF_8));
            envelopes.add(mail.envelopeId());
        }
        return answer;
    }
}
