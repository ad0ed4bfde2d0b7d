package fr.passerelle.appointmentintake;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryDropBucket;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class AppointmentIntakeTest {
    private static final AppointmentKey KEY = new AppointmentKey(Events.FINESS, "RDV/1");
    private static final String ATTACHED = "\"attachment\": \"c.pdf\",";

    private final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    private final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    private final InMemoryDropBucket drops = new InMemoryDropBucket();
    private final InMemoryVault vault = new InMemoryVault();

    @Test
    void aFirstEventIsRegisteredAndItsMailAskedForAfterTheMergeDelay() {
        take(Events.event("create", 1));

        assertThat(store.inputs()).singleElement().satisfies(input -> {
            assertThat(input.name()).isEqualTo("rdv-RDV-1-1");
            assertThat(input.judged()).isTrue();
        });
        Dispatch dispatch = only(0);
        assertThat(dispatch.state()).isEqualTo(DispatchState.READY);
        assertThat(dispatch.outsideId()).isEqualTo(new MailId(dispatch.ref()).messageId("chu-demo.mssante.fr"));
        assertThat(queue.waiting()).extracting(InMemoryDispatchQueue.Sent::delay).containsExactly(Duration.ofMinutes(2));
        assertThat(vault.paths()).containsExactly(dispatch.ref().inputId() + "/appointment.json");
    }

    @Test
    void aNewerStateTakesThePlaceOfAMailThatHasNotLeft() {
        take(Events.event("create", 1));
        take(Events.event("change", 2));

        assertThat(all()).extracting(Dispatch::state, AppointmentIntakeTest::codes).containsExactlyInAnyOrder(
                tuple(DispatchState.CANCELLED, List.of("APPOINTMENT_OVERTAKEN")), tuple(DispatchState.READY, List.of()));
        assertThat(head().sequence()).isEqualTo(1);
    }

    @Test
    void anOlderStateIsNeverSent() {
        take(Events.event("change", 2));
        take(Events.event("create", 1));

        assertThat(all()).extracting(AppointmentIntakeTest::codes).containsExactlyInAnyOrder(List.of(), List.of("APPOINTMENT_OVERTAKEN"));
        assertThat(head().order().version()).isEqualTo(2);
    }

    @Test
    void aCancellationBeforeItsCreationIsSilentAndLeavesATombstone() {
        take(Events.event("cancel", 2));
        take(Events.event("create", 1));

        assertThat(all()).extracting(Dispatch::state).containsOnly(DispatchState.CANCELLED);
        assertThat(all()).extracting(AppointmentIntakeTest::codes).containsExactlyInAnyOrder(List.of("APPOINTMENT_NEVER_TOLD"),
                List.of("APPOINTMENT_OVERTAKEN"));
        assertThat(queue.waiting()).isEmpty();
    }

    @Test
    void aCancellationOfWhatWasToldIsTold() {
        take(Events.event("create", 1));
        AppointmentHead told = head();
        store.commit(List.of(new Write.Advance(told, told.asAnnounced())));

        take(Events.event("cancel", 2));

        assertThat(all()).extracting(Dispatch::state).contains(DispatchState.READY);
    }

    @Test
    void theSameContentAtTheSamePlaceIsADuplicateWhateverItsLayout() {
        take(Events.event("create", 1));
        take((new String(Events.event("create", 1), UTF_8) + "\n").getBytes(UTF_8));

        assertThat(all()).hasSize(1);
        assertThat(store.inputs()).extracting(i -> i.duplicateOf() != null).containsExactlyInAnyOrder(false, true);
    }

    @Test
    void anotherContentAtTheSamePlaceIsForAPersonToSettle() {
        take(Events.event("create", 1));
        take(Events.event("create", 1, "2026-04-14T11:30:00+02:00", "QUALIFIEE", ""));

        assertThat(all()).extracting(Dispatch::destination, Dispatch::state, AppointmentIntakeTest::codes).containsExactlyInAnyOrder(
                tuple(Destination.PATIENT_MAILBOX, DispatchState.READY, List.of()),
                tuple(Destination.NONE, DispatchState.REFUSED, List.of("APPOINTMENT_CONFLICT")));
    }

    @Test
    void anAppointmentAlreadyPastIsNotTold() {
        take(Events.event("create", 1, "2026-03-15T10:00:00+01:00", "QUALIFIEE", ""));

        assertThat(only(0).state()).isEqualTo(DispatchState.REFUSED);
        assertThat(only(0).refusal()).isEqualTo(RefusalClass.CHOICE);
        assertThat(codes(only(0))).containsExactly("APPOINTMENT_PAST");
    }

    @Test
    void anIdentityThatIsNotQualifiedIsHeldAndANewerStateReleasesThePlace() {
        take(Events.event("create", 1, "2026-04-14T09:30:00+02:00", "VALIDEE", ""));
        assertThat(only(0).hold()).isEqualTo(HoldReason.IDENTITY);

        take(Events.event("change", 2));
        assertThat(all()).extracting(Dispatch::state).containsExactlyInAnyOrder(DispatchState.CANCELLED, DispatchState.READY);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var body = new String(Events.event("create", 1, "2026-04-14T09:30:00", "QUALIFIEE", ATTACHED), UTF_8)
                .replace("750100125", "999999999")
                .replace("518989", "518988");
        take(body.getBytes(UTF_8));

        assertThat(only(0).destination()).isEqualTo(Destination.NONE);
        assertThat(codes(only(0))).containsExactlyInAnyOrder("FIELD_INVALID", "INS_KEY", "ESTABLISHMENT_UNKNOWN");
        assertThat(store.appointment(KEY)).isEmpty();
    }

    @Test
    void anUnreadableMessageIsKeptUnderAnUnknownEstablishment() {
        take("pas du JSON".getBytes(UTF_8));

        assertThat(store.inputs()).singleElement().satisfies(input -> {
            assertThat(input.establishment()).isEqualTo(Input.UNKNOWN_ESTABLISHMENT);
            assertThat(input.name()).matches("rdv-[0-9a-f]{16}");
        });
        assertThat(codes(only(0))).containsExactly("JSON_UNREADABLE");
    }

    @Test
    void aMissingConvocationRefusesTheEventWithoutTakingItsPlace() {
        take(Events.event("create", 1, "2026-04-14T09:30:00+02:00", "QUALIFIEE", ATTACHED));

        assertThat(only(0).reasons()).containsExactly(Reason.at("/attachment", "ATTACHMENT_MISSING", "c.pdf"));
        assertThat(store.appointment(KEY)).isEmpty();
    }

    /** use-cases.md K33 and §11, scenario 24: a convocation is a PDF that a patient opens. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"%PDF-1.4 convocation|PDF_UNREADABLE", "texte|PDF_UNREADABLE", "active|PDF_ACTIVE",
            "virus|FILE_HARMFUL"})
    void aConvocationThatNobodyShouldOpenIsRefusedAndNeverSent(String content, String code) {
        drops.put("750100125/attachments/c.pdf", switch (content) {
            case "active" -> Events.pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>");
            case "virus" -> ("%PDF-1.4 X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(UTF_8);
            default -> content.getBytes(UTF_8);
        });

        take(Events.event("create", 1, "2026-04-14T09:30:00+02:00", "QUALIFIEE", ATTACHED));

        assertThat(all()).singleElement().returns(DispatchState.REFUSED, Dispatch::state).returns(Destination.NONE, Dispatch::destination);
        assertThat(codes(only(0))).containsExactly(code);
        assertThat(vault.paths()).noneMatch(path -> path.endsWith(".pdf"));
    }

    @Test
    void theConvocationIsCopiedToTheVault() throws Exception {
        drops.put("750100125/attachments/c.pdf", Events.pdf(""));

        take(Events.event("create", 1, "2026-04-14T09:30:00+02:00", "QUALIFIEE", ATTACHED));

        try (var copy = vault.open(only(0).ref().inputId() + "/convocation.pdf")) {
            assertThat(copy.readAllBytes()).isEqualTo(Events.pdf(""));
        }
    }

    @Test
    void aRunKilledAtAnyPortCallAndStartedAgainEndsInTheSameState() {
        drops.put("750100125/attachments/c.pdf", Events.pdf(""));
        byte[] message = Events.event("create", 1, "2026-04-14T09:30:00+02:00", "QUALIFIEE", ATTACHED);
        Crash whole = Crash.never();
        intake(whole).handle(new String(message, UTF_8), null);
        List<Dispatch> expected = all();

        for (int n = 1; n <= whole.calls(); n++) {
            for (When when : When.values()) {
                var again = new AppointmentIntakeTest();
                again.drops.put("750100125/attachments/c.pdf", Events.pdf(""));
                Crash crash = Crash.at(n, when);
                assertThatThrownBy(() -> again.intake(crash).handle(new String(message, UTF_8), null)).isInstanceOf(Crash.Killed.class);
                again.take(message);

                assertThat(again.all()).as("killed %s call %d", when, n).isEqualTo(expected);
                assertThat(again.queue.waiting()).isNotEmpty();
                assertThat(again.head()).isEqualTo(head());
            }
        }
    }

    private void take(byte[] message) {
        intake(Crash.never()).handle(new String(message, UTF_8), null);
    }

    private AppointmentIntake intake(Crash crash) {
        var convocations = new Convocations(crash.wrap(DropBucket.class, drops), crash.wrap(PackageVault.class, vault), 1000);
        return new AppointmentIntake(crash.wrap(TransmissionStore.class, store),
                crash.wrap(EstablishmentDirectory.class, new InMemoryEstablishments(Events.establishment())), convocations,
                crash.wrap(DispatchQueue.class, queue), new Situations(InMemoryPathways.everything(Events.FINESS),
                        new PatientRecords(new InMemoryIdentityStore(), new FixedPatientKeys())),
                new AppointmentForms(new AppointmentContext(Environment.TEST),
                        crash.wrap(EstablishmentDirectory.class, new InMemoryEstablishments(Events.establishment()))),
                new AnswerPlans(crash.wrap(PackageVault.class, vault)), Duration.ofMinutes(2), () -> Events.NOW);
    }

    private AppointmentHead head() {
        return store.appointment(KEY).orElseThrow();
    }

    private List<Dispatch> all() {
        return store.inputs().stream().flatMap(input -> store.dispatches(input.id()).stream()).toList();
    }

    private Dispatch only(int index) {
        return all().get(index);
    }

    private static List<String> codes(Dispatch dispatch) {
        return dispatch.reasons().stream().map(Reason::code).toList();
    }
}
