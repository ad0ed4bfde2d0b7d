package fr.passerelle.documentintake;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.establishment.CdaPolicy;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Policy;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.Feeds;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.Postponement;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.Crash;
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

import static org.assertj.core.api.Assertions.assertThat;

/** A hospital that drops files, and the intake over ports in memory. */
final class Hospital {
    static final String FINESS = "750000018";
    static final long LARGEST = 20_000;
    private static final DropReader READER = new DropReader();
    static final Instant NOW = Instant.parse("2026-03-10T08:30:00Z");

    final InMemoryDropBucket bucket = new InMemoryDropBucket();
    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    final InMemoryPostponement postponement = new InMemoryPostponement();
    final InMemoryFeeds feeds = new InMemoryFeeds();
    final InMemoryPathways pathways = InMemoryPathways.everything(FINESS);
    final InMemoryIdentityStore identities = new InMemoryIdentityStore();

    /** Derogation of its configuration. */
    boolean mailWithoutIns;

    /** What its configuration says of CDA documents; absent: nothing. */
    @Nullable
    CdaPolicy cda;

    /** What its configuration says of HL7 v2 messages; absent: nothing. */
    @Nullable
    Hl7Policy hl7;

    /** Each run is a second later than the one before. */
    private final AtomicInteger runs = new AtomicInteger();

    /** Puts a file in the inbox and returns the event S3 sends. */
    String put(String name, byte[] content) {
        return putAt(FINESS + "/inbox/" + name, content);
    }

    String put(String name, String content) {
        return put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    String putAt(String key, byte[] content) {
        DropObject object = bucket.put(key, content);
        return """
                {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"drop"},
                 "object":{"key":"%s","size":%d,"eTag":"%s","versionId":"%s"}}}]}
                """.formatted(URLEncoder.encode(key, StandardCharsets.UTF_8), object.size(), object.digest(), object.version());
    }

    void receive(String... events) {
        receive(Crash.never(), events);
    }

    void receive(Crash crash, String... events) {
        DocumentIntake intake = intake(crash);
        List.of(events).forEach(intake::receive);
    }

    /** Drops a version with its file: id and number name both files, e.g. {@code L-2.json} and {@code L-2.pdf}. */
    void drop(String id, int version, String more) {
        put(id + "-" + version + ".pdf", Pdfs.sound(id + version));
        receive(put(id + "-" + version + ".json", Descriptor.of(Descriptor.version(id, version, more)).json()));
    }

    /** Drops the first version of a document, or one that replaces the version before. */
    void drop(String id, int version) {
        drop(id, version, version == 1 ? "" : Descriptor.replacing(id, version - 1));
    }

    void delete(String name, String id, int version) {
        receive(put(name, Descriptor.deletion(id, version)));
    }

    /** What the dispatch functions make of all the dispatches of that name. */
    void then(String name, UnaryOperator<Dispatch> next) {
        dispatches(name).forEach(d -> assertThat(store.commit(List.of(new Write.Move(d, next.apply(d)))).done()).isTrue());
    }

    void confirmed(String name) {
        then(name, d -> d.sending("", NOW, NOW));
        then(name, d -> d.confirmed(List.of(), NOW));
    }

    void failed(String name) {
        then(name, d -> d.sending("", NOW, NOW));
        then(name, d -> d.failed(RefusalClass.FAULT, List.of(), NOW));
    }

    void held(String name, HoldReason why) {
        then(name, d -> d.held(why, List.of(), NOW));
    }

    /** What the identity feed says of the patient of {@link Descriptor}. */
    void qualified() {
        known(IdentityStatus.QUALIFIEE);
    }

    void known(IdentityStatus status) {
        var keys = new FixedPatientKeys();
        Patient patient = patient(status);
        keys.all(FINESS, patient).forEach(key -> identities.record(FINESS, key, new KnownIdentity.Known(patient, List.of(), NOW)));
    }

    /** The patient of {@link Descriptor}. */
    static Patient patient(IdentityStatus status) {
        return new Patient(new Ins("279035121518989", InsAuthority.NIR_TEST), status, "8000012345", "PAT-TROIS",
                null, "DOMINIQUE MARIE-LOUISE", "DOMINIQUE", null, LocalDate.of(1979, 3, 2), Sex.F, "51215");
    }

    /** The chain of a document: {@code L#1}, {@code -L#1} for its deletion. */
    List<String> chain(String root) {
        return store.chain(new ChainKey(FINESS, root)).stream().flatMap(c -> c.links().stream())
                .map(l -> (l instanceof Link.Removal ? "-" : "") + l.version()).toList();
    }

    DocumentPackage content(String name) {
        return new VaultPackages(vault).documents(inputs(name).getFirst().id());
    }

    Reason reason(String name) {
        return dispatches(name).getFirst().reasons().getFirst();
    }

    /** What was put off comes back. */
    void graceIsOver() {
        postponement.drain().forEach(later -> receive(later.body()));
    }

    DocumentIntake intake(Crash crash) {
        var settings = new IntakeSettings("drop", Environment.TEST, MailDomains.of("mssante.test", "patient.mssante.test"), LARGEST,
                Duration.ofMinutes(2));
        return new DocumentIntake(crash.wrap(TransmissionStore.class, store), crash.wrap(DropBucket.class, bucket),
                crash.wrap(PackageVault.class, vault), new InMemoryEstablishments(establishment()), crash.wrap(DispatchQueue.class, queue),
                crash.wrap(Postponement.class, postponement), crash.wrap(Feeds.class, feeds), situations(crash), settings,
                InstantSource.fixed(NOW.plusSeconds(runs.incrementAndGet())),
                READER);
    }

    Establishment establishment() {
        return new Establishment(FINESS, "Hôpital fictif", List.of(), "1" + FINESS, "1.2.250.1.999.1", "1.2.250.1.999.1.1",
                "1.2.250.1.999.1.2", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of("1 rue des Tilleuls", "75000 Paris"),
                "0100000000", new Mailbox("documents@tilleuls.mssante.test", "Hôpital fictif", "secretariat@tilleuls.mssante.test"),
                Map.of(), List.of(), InformationPolicy.SEND, mailWithoutIns, cda, hl7);
    }

    private Situations situations(Crash crash) {
        PatientKeys keys = new FixedPatientKeys();
        return new Situations(pathways, new PatientRecords(crash.wrap(IdentityStore.class, identities), keys), keys);
    }

    /** The inputs of that name, oldest first. */
    List<Input> inputs(String name) {
        return store.inputs().stream().filter(input -> input.name().equals(name)).toList();
    }

    List<Dispatch> dispatches(String name) {
        return inputs(name).stream().flatMap(input -> store.dispatches(input.id()).stream()).toList();
    }

    /** Dispatches of the inputs of that name, as {@code dmp#0 held/part}. */
    List<String> states(String name) {
        return dispatches(name).stream().map(Hospital::state).toList();
    }

    /** Codes of the reasons of the first dispatch of that name. */
    List<String> codes(String name) {
        return dispatches(name).getFirst().reasons().stream().map(Reason::code).toList();
    }

    /** Everything anybody could see at the end, by input name: states with their reasons, claims of the queue, files of the vault. */
    Map<String, List<String>> picture() {
        var picture = new TreeMap<String, List<String>>();
        for (Input input : store.inputs()) {
            var lines = new ArrayList<String>();
            lines.add("judged " + input.judged() + ", duplicate " + (input.duplicateOf() != null) + ", answers " + input.answers());
            store.dispatches(input.id()).forEach(d -> lines.add(state(d) + " " + d.outsideId() + " "
                    + d.reasons().stream().map(Reason::code).toList()));
            picture.computeIfAbsent(input.name() + " " + input.version(), _ -> new ArrayList<>()).addAll(lines);
        }
        picture.put("queue", List.copyOf(
                queue.waiting().stream().map(sent -> sent.ref().toString()).collect(Collectors.toCollection(TreeSet::new))));
        picture.put("vault", List.copyOf(vault.paths()));
        return picture;
    }

    private static String state(Dispatch dispatch) {
        String hold = dispatch.hold() == null ? "" : "/" + dispatch.hold().word();
        return dispatch.destination().word() + "#" + dispatch.part() + " " + dispatch.state().word() + hold;
    }
}
