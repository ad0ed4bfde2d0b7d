package fr.passerelle.local.preview;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.documentintake.DocumentIntake;
import fr.passerelle.documentintake.IntakeSettings;
import fr.passerelle.documentintake.Situations;
import fr.passerelle.formats.cda.read.CdaContext;
import fr.passerelle.formats.cda.read.CdaDocument;
import fr.passerelle.formats.cda.read.CdaReader;
import fr.passerelle.formats.drop.DropContext;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.drop.DropReading;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.local.report.Outcome;
import fr.passerelle.local.report.OutcomeReader;
import fr.passerelle.local.session.Session;
import fr.passerelle.mailbox.AppointmentMail;
import fr.passerelle.mailbox.DocumentMail;
import fr.passerelle.mailbox.EndingMail;
import fr.passerelle.mailbox.Recall;
import fr.passerelle.mailbox.RecallMail;
import fr.passerelle.mailbox.StepMail;
import fr.passerelle.mailbox.text.Templates;
import fr.passerelle.mailboxdispatch.Letter;
import fr.passerelle.mailboxdispatch.Letters;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryDropBucket;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryPostponement;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;

/**
 * Judges a drop as document-intake would and writes what dmp-dispatch and mailbox-dispatch would send: {@code document.xml},
 * {@code lot.xml}, {@code iti41.mime}, {@code IHE_XDM.ZIP}, {@code message.eml}; from the second on, {@code document-2.xml} and so on; for a
 * deletion {@code lot.xml} and {@code iti57.xml}.
 */
public final class Preview {
    private static final long LARGEST_DOCUMENT = 20L << 20;
    private static final String BUCKET = "preview";
    private static final String PRODUCT_NUMBER = "NIL-A-OBTENIR";
    private static final String EARLIER_MAIL = "<courriel-precedent@example.invalid>";

    private final Establishment establishment;
    private final InstantSource clock;
    private final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    private final InMemoryDropBucket bucket = new InMemoryDropBucket();
    private final PackageVault vault = new InMemoryVault();
    private final InMemoryIdentityStore identities = new InMemoryIdentityStore();
    private final FixedPatientKeys keys = new FixedPatientKeys();
    private final List<Path> written = new ArrayList<>();

    public Preview(Establishment establishment, InstantSource clock) {
        this.establishment = establishment;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param outcomes one per dispatch, {@code ready} when it would leave
     * @param files what was written
     */
    public record Result(List<Outcome> outcomes, List<Path> files) {
        public boolean refused() {
            return outcomes.stream().anyMatch(outcome -> outcome.state().equals(DispatchState.REFUSED.word()));
        }
    }

    /**
     * @param descriptor the drop's JSON, whose PDF files are taken from the same folder, or a CDA
     * @param out folder for what is written, made when missing
     * @throws IOException when a file cannot be read or written
     */
    public Result of(Path descriptor, Path out) throws IOException {
        Files.createDirectories(out);
        byte[] content = Files.readAllBytes(descriptor);
        var domains = MailDomains.of(Session.MAIL_DOMAINS, Session.PATIENT_DOMAIN);
        if (descriptor.toString().toLowerCase(Locale.ROOT).endsWith(".xml")) {
            assume(content);
        } else {
            assume(content, domains, descriptor.toAbsolutePath().resolveSibling("."));
        }
        bucket.put(key(descriptor), content);
        var settings = new IntakeSettings("preview", Environment.TEST, domains, LARGEST_DOCUMENT, Duration.ZERO);
        // Every document is shown as if its pathway sent it everywhere: a preview is about content.
        var situations = new Situations(InMemoryPathways.everything(establishment.finess()), new PatientRecords(identities, keys), keys);
        new DocumentIntake(store, bucket, vault, new InMemoryEstablishments(establishment), new InMemoryDispatchQueue(),
                new InMemoryPostponement(), situations, settings, clock).receive(event(key(descriptor)));
        List<Dispatch> leaving = store.inputs().stream().flatMap(i -> store.dispatches(i.id()).stream())
                .filter(d -> d.state() == DispatchState.READY).toList();
        for (Dispatch dispatch : leaving) {
            write(dispatch, out);
        }
        var outcomes = new OutcomeReader(store, store, new RejectCatalogue()).all().stream()
                .filter(i -> !Former.assumed(i.input())).flatMap(i -> i.outcomes().stream()).toList();
        return new Result(outcomes, List.copyOf(written));
    }

    /** A descriptor in JSON: the files it speaks of, since a folder may hold many others, and the versions it refers to. */
    private void assume(byte[] json, MailDomains domains, Path folder) throws IOException {
        DropReading reading = new DropReader().read(json,
                new DropContext(establishment, Environment.TEST, clock.instant(), domains, DropContext.FileDigests.NONE));
        try (var beside = Files.list(folder)) {
            for (Path pdf : beside.filter(p -> reading.files().contains(p.getFileName().toString()) && Files.isRegularFile(p)).toList()) {
                bucket.put(key(pdf), Files.readAllBytes(pdf));
            }
        }
        Drop drop = reading.drop();
        if (drop != null) {
            new Former(establishment, clock.instant()).assume(drop, store);
        }
    }

    /** A CDA says nothing of the identity it bears: the feed is taken to vouch for it. */
    private void assume(byte[] cda) {
        CdaDocument document = new CdaReader().read(cda, CdaContext.alone(establishment, Environment.TEST, "")).document();
        if (document == null) {
            return;
        }
        Version replaced = document.source().replaces();
        if (replaced != null) {
            new Former(establishment, clock.instant()).assume(replaced, store);
        }
        Patient p = document.patient();
        Patient known = new Patient(p.ins(), IdentityStatus.QUALIFIEE, p.ipp(), p.birthName(), p.usedName(), p.birthGivenNames(),
                p.birthFirstName(), p.usedFirstName(), p.birthDate(), p.sex(), p.birthPlaceCog());
        keys.all(establishment.finess(), known).forEach(key -> identities.record(establishment.finess(), key,
                new KnownIdentity.Known(known, List.of(), clock.instant())));
    }

    private String key(Path file) {
        return establishment.finess() + "/inbox/" + file.getFileName();
    }

    private String event(String key) {
        var object = bucket.find(key).orElseThrow();
        return PreviewEvent.json(BUCKET, object, clock.instant());
    }

    private void write(Dispatch dispatch, Path out) throws IOException {
        DocumentPackage content = new VaultPackages(vault).of(dispatch);
        switch (dispatch.destination()) {
            case DMP -> new DmpFiles(vault, store, clock, name -> file(out, name)).write(dispatch, content, number(dispatch.part()));
            case PATIENT_MAILBOX -> mail(dispatch, content, out, "");
            case PROFESSIONAL_MAILBOX -> mail(dispatch, content, out, "-professional" + number(dispatch.part()));
            case NONE -> throw new IllegalStateException("a dispatch without destination cannot leave");
        }
    }

    private void mail(Dispatch dispatch, DocumentPackage content, Path out, String suffix) throws IOException {
        var templates = new Templates();
        var letters = new Letters(vault, new DocumentMail(PRODUCT_NUMBER, templates, new XdmArchive()),
                new AppointmentMail(PRODUCT_NUMBER, templates), new RecallMail(PRODUCT_NUMBER, templates),
                new StepMail(PRODUCT_NUMBER, templates), new EndingMail(PRODUCT_NUMBER, templates), Session.PATIENT_DOMAIN);
        // As if the DMP had answered yes, and as if what is deleted had been mailed.
        Letter letter = content.deletes()
                ? letters.of(dispatch, content, new Recall(List.of(EARLIER_MAIL), List.of(), content.deletions().size()), List.of())
                : letters.of(dispatch, content, List.of(), content.destinations().dmp(), List.of());
        try (OutputStream mail = new BufferedOutputStream(Files.newOutputStream(file(out, "message" + suffix + ".eml")))) {
            letter.writing().write(clock.instant(), mail);
        }
        if (dispatch.destination() == Destination.PATIENT_MAILBOX && !content.deletes()) {
            try (OutputStream zip = new BufferedOutputStream(Files.newOutputStream(file(out, "IHE_XDM.ZIP")))) {
                new XdmArchive().write(content, establishment.oids().lot(dispatch.ref().dispatchId()), clock.instant(), vault::open, zip);
            }
        }
    }

    /** The first of its kind has no number. */
    private static String number(int part) {
        return part == 0 ? "" : "-" + (part + 1);
    }

    private Path file(Path out, String name) {
        Path file = out.resolve(name);
        written.add(file);
        return file;
    }
}
