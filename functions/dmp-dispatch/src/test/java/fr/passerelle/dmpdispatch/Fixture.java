package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.consent.ConsentFlag;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.ConsentValue;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
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
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Backoff;
import fr.passerelle.core.rule.ConsentGate;
import fr.passerelle.formats.json.PackageJson;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryConsentStore;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;

/** A dispatch ready to leave, its package in the vault, and the function over ports in memory. */
final class Fixture {
    static final DispatchRef REF = new DispatchRef("in01", "d01");
    static final Duration LEASE = Duration.ofSeconds(90);
    static final RetryPolicy POLICY = new RetryPolicy(LEASE, new Backoff(Duration.ofSeconds(30), Dispatch.LONGEST_DELAY, () -> 0.5),
            Duration.ofDays(2));
    private static final Ins INS = new Ins("279035121518989", InsAuthority.NIR_TEST);

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryConsentStore consents = new InMemoryConsentStore();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    final Clock clock = new Clock();
    final ScriptedDmp dmp;

    Fixture(ScriptedDmp dmp, InformationPolicy policy) {
        this.dmp = dmp;
        vault.put("in01/package.json", new PackageJson().write(content(policy)), "application/json");
        Dispatch received = Dispatch.received(REF, "750999997", Destination.DMP, 0, List.of("LDL-0001"), null, "1.2.250.1.999.1.1.5.1",
                clock.instant());
        store.commit(List.of(new Write.Create(received.ready(clock.instant()))));
    }

    Fixture(ScriptedDmp dmp) {
        this(dmp, InformationPolicy.SEND);
    }

    void consent(ConsentValue value) {
        consents.record(new FixedPatientKeys().key("750999997", INS),
                new ConsentFlag(ConsentScope.DMP, value, "ADT", Instant.parse("2026-11-01T23:30:00Z")));
    }

    /** One message handled by a function that dies as {@code crash} says. */
    void run(Crash crash) {
        var gate = new ConsentGate(crash.wrap(ConsentStore.class, consents), crash.wrap(PatientKeys.class, new FixedPatientKeys()));
        new DmpDispatch(crash.wrap(TransmissionStore.class, store), gate, crash.wrap(PackageVault.class, vault),
                crash.wrap(DocumentRegistry.class, dmp), crash.wrap(DispatchQueue.class, queue), POLICY, clock).handle(REF);
    }

    void run() {
        run(Crash.never());
    }

    Dispatch dispatch() {
        return store.dispatch(REF).orElseThrow();
    }

    private static DocumentPackage content(InformationPolicy policy) {
        var hospital = new Establishment("750999997", "CENTRE HOSPITALIER FICTIF", List.of(), "1750999997", "1.2.250.1.999.1.1",
                "1.2.250.1.999.1.1.9001.9", "1.2.250.1.999.1.1.9001.8", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT",
                List.of("1 rue Fictive", "75000 PARIS"), "0100000000",
                new Mailbox("app@hopital-fictif.mssante.fr", "CH FICTIF", "secretariat@hopital-fictif.mssante.fr"), Map.of(), List.of(),
                policy);
        var patient = new Patient(INS, IdentityStatus.QUALIFIEE, "IPP0001", "PATIENTE", null, "JEANNE MARIE", "JEANNE", null,
                LocalDate.of(1979, 3, 28), Sex.F, "51215");
        var doctor = new Professional("899700000013", "FICTIVE", "Claire", "MME", "DR", "G15_10/SM26");
        var start = OffsetDateTime.parse("2026-11-18T09:00:00+01:00");
        var source = new SourceDocument("LDL-0001", 1, null, "lettre.pdf", "11490-0", "Lettre de liaison", start, "N", Visibility.OPEN,
                doctor, doctor, start, new Act(start, null, doctor, List.of()), new Stay("SEJ0001", "IMP", start, null), References.NONE);
        var document = new PreparedDocument(source, "1.2.250.1.999.1.1.3.1", "1.2.250.1.999.1.1.4.1", "LDL-0001", "in01/0.xml", 10,
                "0".repeat(40),
                "in01/0.pdf", 10);
        return new DocumentPackage("in01", hospital, null, patient, List.of(document), List.of(), new Destinations(true, false, List.of()),
                Message.DEFAULT);
    }

    /** A clock moved by hand. */
    static final class Clock implements InstantSource {
        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }
}
