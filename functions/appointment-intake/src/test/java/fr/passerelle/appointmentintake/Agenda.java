package fr.passerelle.appointmentintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import fr.passerelle.acknowledger.MessageAnswers;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.AckEvents;
import fr.passerelle.core.port.AckPlace;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.ack.Answers;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryAcks;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryDropBucket;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;

/** The agenda of the fictitious hospital of the samples, on the day of their expected results, and the acknowledgements it gets. */
final class Agenda {
    static final String FINESS = "750999997";
    static final Instant NOW = Instant.parse("2026-03-15T09:00:05Z");

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryAcks acks = new InMemoryAcks();

    static Establishment establishment() {
        return new Establishment(FINESS, "CHU DEMO", List.of(), "1750999997", "1.2.250.1.999.2", "1.2.250.1.999.1.1", "1.2.250.1.999.1.2",
                ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of("1 rue de l'Exemple", "99001 VILLETEST"), "01 00 00 00 00",
                new Mailbox("documents@chu-demo.mssante.fr", "CHU DEMO", "reponses@chu-demo.mssante.fr"), Map.of(), List.of(),
                InformationPolicy.SEND, false);
    }

    static AppointmentForms forms() {
        return new AppointmentForms(new AppointmentContext(Environment.TEST), new InMemoryEstablishments(establishment()));
    }

    /** Text of a sample. */
    static String text(String name) {
        try (InputStream data = Agenda.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(data, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes in a body and answers it. */
    void take(String body) {
        take(body, Crash.never());
        answer(Crash.never());
    }

    void take(String body, Crash crash) {
        var directory = crash.wrap(EstablishmentDirectory.class, new InMemoryEstablishments(establishment()));
        var files = crash.wrap(PackageVault.class, vault);
        new AppointmentIntake(crash.wrap(TransmissionStore.class, store), directory,
                new Convocations(crash.wrap(DropBucket.class, new InMemoryDropBucket()), files, 1000),
                crash.wrap(DispatchQueue.class, queue),
                new Situations(InMemoryPathways.everything(FINESS),
                        new PatientRecords(new InMemoryIdentityStore(), new FixedPatientKeys())),
                new AppointmentForms(new AppointmentContext(Environment.TEST), directory), new AnswerPlans(files), Duration.ofMinutes(2),
                () -> NOW).handle(body, body.startsWith("MSH") ? null : FINESS);
    }

    /** What the stream would have answered. */
    void answer(Crash crash) {
        var answers = new MessageAnswers(new AnswerPlans(crash.wrap(PackageVault.class, vault)), crash.wrap(AckPlace.class, acks),
                crash.wrap(AckEvents.class, acks), new Answers(new RejectCatalogue()));
        store.inputs().forEach(input -> answers.answer(input, store.dispatches(input.id())));
    }

    /** The mail that waits has left. */
    void send() {
        for (Dispatch ready : dispatches().stream().filter(d -> d.state() == DispatchState.READY).toList()) {
            AppointmentHead head = store.appointment(Objects.requireNonNull(ready.appointment())).orElseThrow();
            Dispatch sending = ready.sending("", NOW.plusSeconds(60), NOW);
            store.commit(List.of(new Write.Advance(head, head.asAnnounced()), new Write.Move(ready, sending)));
        }
    }

    AppointmentHead head(String appointmentId) {
        return store.appointment(new AppointmentKey(FINESS, appointmentId)).orElseThrow();
    }

    List<Dispatch> dispatches() {
        return store.inputs().stream().sorted(Comparator.comparing(Input::name)).flatMap(i -> store.dispatches(i.id()).stream())
                .toList();
    }

    /** State and reasons of the last one taken. */
    String last(String body) {
        String digest = Ids.sha256(body.getBytes(StandardCharsets.UTF_8));
        Input input = store.inputs().stream().filter(i -> i.digest().equals(digest)).findFirst().orElseThrow();
        return store.dispatches(input.id()).stream()
                .map(d -> d.state() + d.reasons().stream().map(Reason::code).toList().toString()).toList().toString();
    }
}
