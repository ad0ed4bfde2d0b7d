package fr.passerelle.eventintake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.Inboxes;
import fr.passerelle.core.port.IntakeRequests;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.ChoiceBook;
import fr.passerelle.core.rule.FedBefore;
import fr.passerelle.core.rule.KnownKeys;
import fr.passerelle.formats.event.EventReader;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryConsentStore;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryDropBucket;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryIntakeRequests;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;
import fr.passerelle.memory.InMemoryWorkList;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** One hospital that tells events, and what waits for its patients. */
final class Ward {
    static final String FINESS = "750100125";
    static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    static final String INS = "279035121518989";
    static final String OTHER_INS = "277076322082910";
    private static final EventReader READER = new EventReader(Environment.TEST);

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryIdentityStore identities = new InMemoryIdentityStore();
    final InMemoryConsentStore consents = new InMemoryConsentStore();
    final InMemoryWorkList work = new InMemoryWorkList();
    final InMemoryDispatchQueue mails = new InMemoryDispatchQueue();
    final InMemoryIntakeRequests requests = new InMemoryIntakeRequests();
    final InMemoryDropBucket drops = new InMemoryDropBucket();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryPathways pathways = InMemoryPathways.everything(FINESS);
    final FixedPatientKeys keys = new FixedPatientKeys();
    private int received;

    EventIntake intake() {
        return intake(Crash.never());
    }

    EventIntake intake(Crash crash) {
        TransmissionStore transmissions = crash.wrap(TransmissionStore.class, store);
        IntakeRequests asked = crash.wrap(IntakeRequests.class, requests);
        var pending = new PendingSends(transmissions, asked, crash.wrap(DispatchQueue.class, mails), () -> NOW);
        WorkList list = crash.wrap(WorkList.class, work);
        var book = new ChoiceBook(crash.wrap(ConsentStore.class, consents), new FedBefore(transmissions, list, keys));
        var said = new IdentityEvents(crash.wrap(IdentityStore.class, identities), keys, pending,
                new SentBefore(transmissions, list), () -> NOW);
        var known = new KnownKeys(crash.wrap(IdentityStore.class, identities), keys);
        var acts = new EventActs(said, new ConsentEvents(book, known, pending),
                new AnnouncementEvents(transmissions, asked, new VaultPackages(crash.wrap(PackageVault.class, vault)), known, keys),
                new StayMessages(transmissions, establishments(), pathways, crash.wrap(IdentityStore.class, identities), known,
                        new VaultPackages(crash.wrap(PackageVault.class, vault)), () -> NOW),
                keys);
        var forms = new EventForms(READER, Environment.TEST,
                crash.wrap(EstablishmentDirectory.class, new InMemoryEstablishments(hospital())));
        return new EventIntake(forms, transmissions, new AnswerPlans(crash.wrap(PackageVault.class, vault)), acts,
                crash.wrap(Inboxes.class, drops), () -> NOW);
    }

    static InMemoryEstablishments establishments() {
        return new InMemoryEstablishments(hospital());
    }

    private static Establishment hospital() {
        return new Establishment(FINESS, "CHU de Démonstration", List.of(), "1750100125", "1.2.250.1.999.1.1.9002", "1.2.250.1.999.1",
                "1.2.250.1.999.2", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of("1 rue de l'Exemple"), "01 99 00 00 00",
                new Mailbox("passerelle@chu-demo.mssante.fr", "CHU", "secretariat@chu-demo.mssante.fr"), Map.of(), List.of(),
                InformationPolicy.SEND, false);
    }

    void tell(byte[]... events) {
        for (byte[] event : events) {
            intake().handle(new String(event, UTF_8), null);
        }
    }

    static byte[] event(String type, String eventId, String at, String rest) {
        return """
                {"type": "%s", "establishment": "750100125", "eventId": "%s", "occurredAt": "%s", %s}
                """.formatted(type, eventId, at, rest).getBytes(UTF_8);
    }

    static byte[] identity(String eventId, String at, String ipp, String ins, String status, String alerts) {
        return event("identity", eventId, at, "\"alerts\": [" + alerts + "], \"patient\": " + patient(ipp, ins, status));
    }

    static String patient(String ipp, String ins, String status) {
        return """
                {"ins": {"value": "%s", "oid": "1.2.250.1.213.1.4.10"}, "identityStatus": "%s", "ipp": "%s", "birthName": "PAT-TROIS",
                 "birthGivenNames": "DOMINIQUE", "birthFirstName": "DOMINIQUE", "birthDate": "1979-03-24", "sex": "F",
                 "birthPlaceCog": "51215"}""".formatted(ins, status, ipp);
    }

    PatientKey ipp(String ipp) {
        return keys.ofIpp(FINESS, ipp);
    }

    PatientKey ins(String ins) {
        return keys.key(FINESS, new Ins(ins, InsAuthority.NIR_TEST));
    }

    /** An input about a patient with one dispatch, received after those before. */
    Dispatch about(InputKind kind, String id, PatientKey patient, UnaryOperator<Dispatch> state) {
        Destination destination = kind == InputKind.APPOINTMENT ? Destination.PATIENT_MAILBOX : Destination.DMP;
        return about(kind, destination, id, patient, state);
    }

    /** A drop that is mailed to a professional. */
    Dispatch professional(String id, PatientKey patient, UnaryOperator<Dispatch> state) {
        return about(InputKind.DESCRIPTOR, Destination.PROFESSIONAL_MAILBOX, id, patient, state);
    }

    private Dispatch about(InputKind kind, Destination destination, String id, PatientKey patient, UnaryOperator<Dispatch> state) {
        Instant at = NOW.minusSeconds(1_000L - received++);
        Input input = Input.received(id, FINESS, kind, id + ".json", "", "d", at);
        Dispatch dispatch = state
                .apply(Dispatch.received(new DispatchRef(id, id + "-1"), FINESS, destination, 0, List.of(id), null, "o", at));
        assertThat(store.commit(List.of(new Write.Register(input))).done()).isTrue();
        assertThat(store.commit(List.of(new Write.Update(input, input.judged(List.of(), origin(id))), new Write.Concern(patient, id),
                new Write.Create(dispatch))).done()).isTrue();
        return dispatch;
    }

    /** What the input carries is a document of its name, of stay S-1. */
    private Origin origin(String id) {
        return new Origin(null, null, "CARDIO", null, keys.stay(FINESS, "S-1"), null,
                List.of(new Origin.Carried(id, "11490-0", true, NOW)));
    }

    static Dispatch held(Dispatch received) {
        return received.held(HoldReason.IDENTITY, List.of(Reason.of("INS_NOT_QUALIFIED")), NOW);
    }

    static Dispatch confirmed(Dispatch received) {
        return received.ready(NOW).sending("DMP=NOT_OPPOSED", NOW, NOW).confirmed(List.of(), NOW);
    }

    Dispatch stored(Dispatch dispatch) {
        return store.dispatch(dispatch.ref()).orElseThrow();
    }

    Input answer(String name) {
        return store.inputs().stream().filter(input -> input.name().equals(name)).findFirst().orElseThrow();
    }
}
