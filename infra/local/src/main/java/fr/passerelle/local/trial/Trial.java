package fr.passerelle.local.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.appointmentintake.AppointmentForms;
import fr.passerelle.appointmentintake.AppointmentIntake;
import fr.passerelle.appointmentintake.Convocations;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.documentintake.DocumentIntake;
import fr.passerelle.documentintake.IntakeSettings;
import fr.passerelle.documentintake.Situations;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.cda.read.CdaContext;
import fr.passerelle.formats.cda.read.CdaDocument;
import fr.passerelle.formats.cda.read.CdaReader;
import fr.passerelle.formats.drop.DropContext;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.drop.DropReading;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.Route;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.document.DocumentContext;
import fr.passerelle.hl7.document.DocumentMessage;
import fr.passerelle.hl7.document.DocumentMessageReader;
import fr.passerelle.hl7.document.Operation;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryDropBucket;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryFeeds;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryPostponement;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;

/**
 * One input before the functions that would take it in, on stores in memory. What it refers to is taken to be there and visible, and its
 * pathway to send it everywhere: what is judged is what it holds.
 */
public final class Trial {
    private static final long LARGEST_DOCUMENT = 20L << 20;
    private static final String BUCKET = "essai";

    private final Establishment establishment;
    private final Environment environment;
    private final InstantSource clock;
    private final MailDomains domains;
    private final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    private final InMemoryDropBucket bucket = new InMemoryDropBucket();
    private final InMemoryVault vault = new InMemoryVault();
    private final InMemoryIdentityStore identities = new InMemoryIdentityStore();
    private final FixedPatientKeys keys = new FixedPatientKeys();

    public Trial(Establishment establishment, Environment environment, MailDomains domains, InstantSource clock) {
        this.establishment = establishment;
        this.environment = environment;
        this.domains = domains;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param input with its notes; absent when nothing reads such a file
     */
    public record Judged(@Nullable Input input, List<Dispatch> dispatches) {
        public Judged {
            dispatches = List.copyOf(dispatches);
        }
    }

    /**
     * Judges a file by the function that would take it in.
     *
     * @param file where it is: a drop takes its PDF files from the same folder
     * @throws IOException when a file beside it cannot be read
     */
    public Judged of(Path file, byte[] content, InputForm form) throws IOException {
        switch (form.door()) {
            case INBOX -> drop(file, content, form);
            case APPOINTMENTS -> appointment(file, content);
            case EVENTS, NONE -> {
                return new Judged(null, List.of());
            }
        }
        Optional<Input> input = store.inputs().stream().filter(i -> !Former.assumed(i)).findFirst();
        return new Judged(input.orElse(null), input.map(i -> store.dispatches(i.id())).orElse(List.of()));
    }

    public InMemoryTransmissionStore store() {
        return store;
    }

    public InMemoryVault vault() {
        return vault;
    }

    private void drop(Path file, byte[] content, InputForm form) throws IOException {
        switch (form) {
            case CDA -> cda(new CdaReader().read(content, CdaContext.alone(establishment, environment, "")).document());
            case DOCUMENT_MESSAGE -> message(content);
            case DESCRIPTOR -> descriptor(content, file.toAbsolutePath().resolveSibling("."));
            case OTHER_MESSAGE, APPOINTMENT, APPOINTMENT_MESSAGE, FHIR_APPOINTMENT, EVENT, IDENTITY_MESSAGE, ANSWER, PDF, UNKNOWN -> {
            }
        }
        String key = key(form.droppedAs(file.getFileName().toString()));
        bucket.put(key, content);
        var settings = new IntakeSettings(BUCKET, environment, domains, LARGEST_DOCUMENT, Duration.ZERO);
        var situations = new Situations(InMemoryPathways.everything(establishment.finess()), new PatientRecords(identities, keys), keys);
        DropObject dropped = bucket.find(key).orElseThrow();
        new DocumentIntake(store, bucket, vault, new InMemoryEstablishments(establishment), new InMemoryDispatchQueue(),
                new InMemoryPostponement(), new InMemoryFeeds(), situations, settings, clock)
                .receive(DropEvent.json(BUCKET, dropped, clock.instant()));
    }

    private void appointment(Path file, byte[] content) throws IOException {
        var event = new AppointmentReader().read(content, new AppointmentContext(environment)).event();
        String attachment = event == null ? null : event.attachment();
        if (attachment != null) {
            Path beside = file.toAbsolutePath().resolveSibling(attachment.substring(attachment.lastIndexOf('/') + 1));
            if (Files.isRegularFile(beside)) {
                bucket.put(attachment, Files.readAllBytes(beside));
            }
        }
        var situations = new fr.passerelle.appointmentintake.Situations(InMemoryPathways.everything(establishment.finess()),
                new PatientRecords(identities, keys));
        new AppointmentIntake(store, new InMemoryEstablishments(establishment), new Convocations(bucket, vault, LARGEST_DOCUMENT),
                new InMemoryDispatchQueue(), situations,
                new AppointmentForms(new AppointmentContext(environment), new InMemoryEstablishments(establishment)),
                new AnswerPlans(vault),
                Duration.ZERO, clock).handle(text(content), establishment.finess());
    }

    /** A queue carries text: of a message, in the charset that it declares. */
    private static String text(byte[] content) {
        Hl7Message message = new Hl7Reader().read(content).message();
        return new String(content, message == null ? StandardCharsets.UTF_8 : message.charset());
    }

    /** The files it speaks of, since a folder may hold many others, and the versions it refers to. */
    private void descriptor(byte[] json, Path folder) throws IOException {
        DropReading reading = new DropReader().read(json,
                new DropContext(establishment, environment, clock.instant(), domains, DropContext.FileDigests.NONE));
        try (var beside = Files.list(folder)) {
            for (Path pdf : beside.filter(p -> reading.files().contains(p.getFileName().toString()) && Files.isRegularFile(p)).toList()) {
                bucket.put(key(pdf.getFileName().toString()), Files.readAllBytes(pdf));
            }
        }
        Drop drop = reading.drop();
        if (drop != null) {
            new Former(establishment, clock.instant()).assume(drop, store);
        }
    }

    /** A message says itself who vouches for the identity. */
    private void message(byte[] content) {
        DocumentMessage message = read(content);
        if (message != null) {
            CdaDocument document = message.document().reading().document();
            if (document != null) {
                former(document, message.operation() == Operation.DELETION);
            }
        }
    }

    /** The message that a file holds, also with faults; absent when too little can be read. */
    public @Nullable DocumentMessage read(byte[] content) {
        Hl7Message message = new Hl7Reader().read(content).message();
        if (message == null || !(Route.of(message.header()) instanceof Route.Document)) {
            return null;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), establishment.zone());
        return new DocumentMessageReader().read(message, new DocumentContext(establishment, environment, today, domains, "",
                establishment.hl7Policy().of(message.header().sendingApplication(), message.header().sendingFacility()))).message();
    }

    /** A CDA says nothing of the identity it bears: the feed is taken to vouch for it. */
    private void cda(@Nullable CdaDocument document) {
        if (document == null) {
            return;
        }
        former(document, false);
        Patient p = document.patient();
        Patient known = new Patient(p.ins(), IdentityStatus.QUALIFIEE, p.ipp(), p.birthName(), p.usedName(), p.birthGivenNames(),
                p.birthFirstName(), p.usedFirstName(), p.birthDate(), p.sex(), p.birthPlaceCog());
        keys.all(establishment.finess(), known).forEach(key -> identities.record(establishment.finess(), key,
                new KnownIdentity.Known(known, List.of(), clock.instant())));
    }

    private void former(CdaDocument document, boolean deleted) {
        Version former = deleted ? document.source().own() : document.source().replaces();
        if (former != null) {
            new Former(establishment, clock.instant()).assume(former, store);
        }
    }

    private String key(String name) {
        return establishment.finess() + "/inbox/" + name;
    }
}
