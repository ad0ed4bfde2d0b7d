package fr.passerelle.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.Commit;
import fr.passerelle.core.port.DueDispatches;
import fr.passerelle.core.port.DueDispatches.Due;
import fr.passerelle.core.port.Keepings;
import fr.passerelle.core.port.PendingAnnouncements;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.retention.Keeping;
import fr.passerelle.memory.InMemoryTransmissionStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What every transmission store promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class TransmissionStoreContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String FINESS = "750712184";

    private final TransmissionStore store;
    private final TransmissionBrowser browser;
    private final DueDispatches dueDispatches;
    private final PendingAnnouncements announcements;
    private final Keepings keepings;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    TransmissionStoreContractTest(Technology technology) {
        switch (technology) {
            case MEMORY -> {
                var memory = new InMemoryTransmissionStore();
                store = memory;
                browser = memory;
                dueDispatches = memory;
                announcements = memory;
                keepings = memory;
            }
            case DYNAMODB -> {
                var dynamoDb = new DynamoDbTransmissionStore(LocalDynamoDb.client(), LocalDynamoDb.table(), () -> NOW);
                store = dynamoDb;
                browser = dynamoDb;
                dueDispatches = dynamoDb;
                announcements = dynamoDb;
                keepings = dynamoDb;
            }
            default -> throw new AssertionError(technology);
        }
    }

    private static Input input(String id) {
        return Input.received(id, FINESS, InputKind.DESCRIPTOR, "lettre-" + id + ".json", "v1", "d1", NOW);
    }

    private static Dispatch dispatch(String input, String id, Destination destination, int part) {
        return Dispatch.received(new DispatchRef(input, id), FINESS, destination, part, List.of("LL-1"), null, "1.2.250.1.99", NOW);
    }

    private void done(Write... writes) {
        assertThat(store.commit(List.of(writes))).isEqualTo(new Commit.Done());
    }

    private void lost(Write conflict, Write... writes) {
        assertThat(store.commit(List.of(writes))).isEqualTo(new Commit.Lost(List.of(conflict)));
    }

    @Test
    void anInputKeepsWhereItComesFrom() {
        var origin = new Origin("P01-sortie", "750999989", "4512", "DPI", "e".repeat(64), NOW,
                List.of(new Origin.Carried("CR-1", "11490-0", true, NOW)));
        done(new Write.Register(input("i1")));
        done(new Write.Update(input("i1"), input("i1").judged(List.of(), origin)));
        assertThat(store.input("i1").orElseThrow().origin()).isEqualTo(origin);
    }

    @Test
    void aDispatchKeepsWhatWasDecidedAboutItInEachOfItsStates() {
        var decision = new Decision(Decision.Moment.INTAKE, List.of("identity-not-qualified"), Map.of("identity", "PROVISOIRE"),
                "P01-sortie@0a1b2c", NOW);
        Dispatch held = dispatch("i1", "d1", Destination.DMP, 0).decided(decision).held(HoldReason.IDENTITY, List.of(), NOW);
        done(new Write.Create(held));
        assertThat(store.dispatch(held.ref()).orElseThrow().decision()).isEqualTo(decision);
        assertThat(browser.history(held.ref()).getLast().decision()).isEqualTo(decision);
    }

    @Test
    void theInputsAboutAPatientAreFoundOldestFirst() {
        var patient = new PatientKey("a".repeat(64));
        done(new Write.Register(input("i1")), new Write.Concern(patient, "i1"));
        done(new Write.Concern(patient, "i1"));
        assertThat(store.concerning(patient)).containsExactly("i1");
        assertThat(store.concerning(new PatientKey("b".repeat(64)))).isEmpty();
    }

    @Test
    void anInputIsReadBackAsItWasWritten() {
        Input judged = input("i1").judged(List.of(Reason.at("/documents/0", "CREATED_AT_ASSUMED"), Reason.of("DMP_WARNING", "X", "")))
                .answering("copie.json");
        done(new Write.Register(judged));
        assertThat(store.input("i1")).contains(judged);
        assertThat(store.input("i2")).isEmpty();
    }

    @Test
    void anInputWithoutVersionAndADuplicateAreReadBackToo() {
        var event = Input.received("e1", Input.UNKNOWN_ESTABLISHMENT, InputKind.APPOINTMENT, "RDV-1", "", "d", NOW).duplicateOf("e0");
        done(new Write.Register(event));
        assertThat(store.input("e1")).contains(event);
    }

    @Test
    void aDispatchIsReadBackAsItWasWrittenInEachShape() {
        Dispatch received = dispatch("i1", "a", Destination.DMP, 0);
        Dispatch ready = received.ready(NOW);
        Dispatch sending = ready.sending("DMP=NOT_OPPOSED", NOW.plusSeconds(60), NOW.plusMillis(1));
        Dispatch failed = sending.failed(RefusalClass.FAULT, List.of(Reason.of("DMP_REFUSED", "XDSRegistryError")), NOW.plusNanos(5));
        Dispatch held = dispatch("i1", "b", Destination.PATIENT_MAILBOX, 0).held(HoldReason.PART, List.of(), NOW);
        Dispatch told = Dispatch.received(new DispatchRef("i1", "c"), FINESS, Destination.PATIENT_MAILBOX, 1, List.of(),
                new AppointmentKey(FINESS, "RDV/1"), "<m@x>", NOW);
        done(new Write.Create(failed), new Write.Create(held), new Write.Create(told));
        assertThat(store.dispatch(failed.ref())).contains(failed);
        assertThat(store.dispatch(held.ref())).contains(held);
        assertThat(store.dispatch(told.ref())).contains(told);
        assertThat(store.dispatch(new DispatchRef("i1", "z"))).isEmpty();
    }

    @Test
    void anInputIsRegisteredOnce() {
        done(new Write.Register(input("i1")));
        var again = new Write.Register(input("i1"));
        lost(again, again);
    }

    @Test
    void anInputIsUpdatedOnlyFromTheRevisionRead() {
        Input first = input("i1");
        done(new Write.Register(first));
        done(new Write.Update(first, first.judged(List.of())));
        var late = new Write.Update(first, first.duplicateOf("i0"));
        lost(late, late);
        assertThat(store.input("i1")).contains(first.judged(List.of()));
    }

    @Test
    void anInputNeverRegisteredIsNotUpdated() {
        var orphan = new Write.Update(input("i1"), input("i1").judged(List.of()));
        lost(orphan, orphan);
        assertThat(store.input("i1")).isEmpty();
    }

    @Test
    void aDispatchIsCreatedOnce() {
        Dispatch made = dispatch("i1", "a", Destination.DMP, 0);
        done(new Write.Create(made));
        var again = new Write.Create(made.ready(NOW));
        lost(again, again);
    }

    @Test
    void ofTwoMovesFromTheSameStateOneIsLost() {
        Dispatch ready = dispatch("i1", "a", Destination.DMP, 0).ready(NOW);
        done(new Write.Create(ready));
        Dispatch sending = ready.sending("DMP=NOT_OPPOSED", NOW.plusSeconds(60), NOW);
        done(new Write.Move(ready, sending));
        // Even the very same transition, at the very same instant: two functions may decide it at once.
        var twin = new Write.Move(ready, sending);
        lost(twin, twin);
        assertThat(store.dispatch(ready.ref())).contains(sending);
    }

    @Test
    void aMoveLeavesTheStateItSaysItLeaves() {
        Dispatch ready = dispatch("i1", "a", Destination.DMP, 0).ready(NOW);
        done(new Write.Create(ready));
        Dispatch sameRevisionOtherState = dispatch("i1", "a", Destination.DMP, 0).held(HoldReason.OUTAGE, List.of(), NOW);
        var move = new Write.Move(sameRevisionOtherState, sameRevisionOtherState.ready(NOW));
        lost(move, move);
    }

    @Test
    void everyStateOfADispatchIsKept() {
        Dispatch ready = dispatch("i1", "a", Destination.DMP, 0).ready(NOW);
        Dispatch sending = ready.sending("DMP=NOT_OPPOSED", NOW.plusSeconds(60), NOW.plusSeconds(1));
        Dispatch confirmed = sending.confirmed(List.of(), NOW.plusSeconds(2));
        done(new Write.Create(ready));
        done(new Write.Move(ready, sending));
        done(new Write.Move(sending, confirmed));
        assertThat(browser.history(ready.ref())).containsExactly(ready, sending, confirmed);
        assertThat(store.dispatches("i1")).containsExactly(confirmed);
    }

    @Test
    void aCommitIsAllOrNothingAndNamesWhatWasLost() {
        Input first = input("i1");
        done(new Write.Register(first));
        var key = new Claim.Key(FINESS, Claim.Kind.FILE, "a.pdf");
        var held = new Claim(key, "d", "i0", "autre.json", null);
        done(new Write.Take(held, null));
        var update = new Write.Update(first, first.judged(List.of()));
        var take = new Write.Take(new Claim(key, "d", "i1", "lettre.json", null), null);
        Dispatch made = dispatch("i1", "a", Destination.DMP, 0);
        lost(take, update, take, new Write.Create(made));
        assertThat(store.input("i1")).contains(first);
        assertThat(store.dispatches("i1")).isEmpty();
        assertThat(browser.history(made.ref())).isEmpty();
        assertThat(store.claim(key)).contains(held);
    }

    @Test
    void allLostConditionsAreNamedInTheOrderOfTheWrites() {
        done(new Write.Register(input("i1")), new Write.Create(dispatch("i1", "a", Destination.DMP, 0)));
        var register = new Write.Register(input("i1"));
        var create = new Write.Create(dispatch("i1", "a", Destination.DMP, 0));
        assertThat(store.commit(List.of(create, new Write.Await(FINESS, "b.pdf", "i1"), register)))
                .isEqualTo(new Commit.Lost(List.of(create, register)));
    }

    @Test
    void aClaimIsTakenOnceAndHandedOverOnlyFromTheHolderNamed() {
        var key = new Claim.Key(FINESS, Claim.Kind.DOCUMENT, "LL-1#1");
        var first = new Claim(key, "d1", "i1", "lettre.json", null);
        var second = new Claim(key, "d2", "i2", "lettre-2.json", null);
        var third = new Claim(key, "d3", "i3", "lettre-3.json", null);
        assertThat(store.claim(key)).isEmpty();
        done(new Write.Take(first, null));
        var stolen = new Write.Take(second, null);
        lost(stolen, stolen);
        done(new Write.Take(second, first));
        var late = new Write.Take(third, first);
        lost(late, late);
        assertThat(store.claim(key)).contains(second);
    }

    @Test
    void aFreeClaimIsTakenEvenInsteadOfSomebody() {
        var key = new Claim.Key(FINESS, Claim.Kind.DOCUMENT, "LL-1#1");
        var mine = new Claim(key, "d1", "i1", "lettre.json", null);
        done(new Write.Take(mine, new Claim(key, "d0", "i0", "ancienne.json", null)));
        assertThat(store.claim(key)).contains(mine);
    }

    @Test
    void claimsOfTwoEstablishmentsAndTwoKindsAreApart() {
        for (Claim.Kind kind : Claim.Kind.values()) {
            for (String finess : List.of(FINESS, "690781810")) {
                done(new Write.Take(new Claim(new Claim.Key(finess, kind, "a.pdf"), "d", "i", "n", null), null));
            }
        }
        assertThat(store.claim(new Claim.Key("130786049", Claim.Kind.FILE, "a.pdf"))).isEmpty();
    }

    @Test
    void inputsWaitingForAFileComeOldestFirstAndOnce() {
        Input younger = Input.received("i1", FINESS, InputKind.DESCRIPTOR, "b.json", "v", "d", NOW.plusMillis(500));
        Input older = Input.received("i2", FINESS, InputKind.DESCRIPTOR, "a.json", "v", "d", NOW);
        done(new Write.Register(younger), new Write.Await(FINESS, "é #1.pdf", "i1"));
        done(new Write.Register(older), new Write.Await(FINESS, "é #1.pdf", "i2"));
        done(new Write.Await(FINESS, "é #1.pdf", "i2"));
        assertThat(store.awaiting(FINESS, "é #1.pdf")).containsExactly("i2", "i1");
        assertThat(store.awaiting(FINESS, "é #2.pdf")).isEmpty();
        assertThat(store.awaiting("690781810", "é #1.pdf")).isEmpty();
    }

    @Test
    void theHeadOfAnAppointmentAdvancesOnlyFromTheOneRead() {
        var key = new AppointmentKey(FINESS, "RDV-2026/1");
        var first = new AppointmentHead(key, new EventOrder(1L, null, Action.CREATE), "d1", new DispatchRef("i1", "a"), List.of(), 0, 0);
        var second = new AppointmentHead(key, new EventOrder(null, NOW, Action.CANCEL), "d2", null,
                List.of(new DispatchRef("i1", "a"), new DispatchRef("i2", "b")), 1, 1);
        assertThat(store.appointment(key)).isEmpty();
        done(new Write.Advance(null, first));
        assertThat(store.appointment(key)).contains(first);
        var createdTwice = new Write.Advance(null, second);
        lost(createdTwice, createdTwice);
        done(new Write.Advance(first, second));
        var late = new Write.Advance(first, first.asAnnounced());
        lost(late, late);
        assertThat(store.appointment(key)).contains(second);
    }

    @Test
    void aChainIsReadBackWithItsLinksInTheirOrder() {
        var key = new ChainKey(FINESS, "CR é/12");
        var first = new Link.Feed(new Version("CR é/12", 1), null, "i1", "1.2.250.1.99.1", Visibility.OPEN);
        var second = new Link.Feed(new Version("CR-13", 2), first.version(), "i2", "1.2.250.1.99.2",
                new Visibility(true, true, false, false, true));
        Chain begun = Chain.begin(key, first);
        Chain whole = begun.with(second).with(new Link.Removal(second.version(), "i3"));
        assertThat(store.chain(key)).isEmpty();
        done(new Write.Extend(null, begun));
        done(new Write.Extend(begun, whole));
        assertThat(store.chain(key)).contains(whole);
        assertThat(store.chain(new ChainKey("690781810", key.root()))).isEmpty();
    }

    private static Announcement announcement(String root, Instant at) {
        return Announcement.pending(new ChainKey(FINESS, root), "i1", 1, at, ZoneId.of("Europe/Paris"), LocalDate.of(2026, 12, 1), null);
    }

    @Test
    void anAnnouncementChangesOnlyFromTheOneRead() {
        Announcement pending = announcement("CR é/12", NOW);
        assertThat(store.announcement(pending.chain())).isEmpty();
        done(new Write.Announce(null, pending));
        assertThat(store.announcement(pending.chain())).contains(pending);
        var again = new Write.Announce(null, pending);
        lost(again, again);
        done(new Write.Announce(pending, pending.done()));
        assertThat(store.announcement(pending.chain())).contains(pending.done());
        var late = new Write.Announce(pending, pending.withdrawn());
        lost(late, late);
    }

    @Test
    void anInputIsKeptFromItsRegistrationOnUntilNothingIsLeftToDo() {
        Input first = input("a");
        Input second = input("b");
        done(new Write.Register(first));
        done(new Write.Register(second));
        Keeping begun = Keeping.begun(first);
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        assertThat(store.keeping("a")).contains(begun);
        assertThat(store.keeping("nobody")).isEmpty();
        assertThat(keepings.looks(FINESS, tomorrow.minusNanos(1), 10)).isEmpty();
        assertThat(keepings.looks(FINESS, tomorrow, 10)).containsExactly(begun, Keeping.begun(second));
        assertThat(keepings.looks(FINESS, tomorrow, 1)).hasSize(1);
        assertThat(keepings.kept("690781810")).isEmpty();
        Keeping emptied = begun.proved(2, "digest").emptied(tomorrow, tomorrow.plusSeconds(60));
        done(new Write.Keep(begun, emptied));
        var late = new Write.Keep(begun, begun.over());
        lost(late, late);
        assertThat(store.keeping("a")).contains(emptied);
        assertThat(keepings.looks(FINESS, tomorrow, 10)).containsExactly(Keeping.begun(second));
        assertThat(keepings.kept(FINESS)).containsExactly(Keeping.begun(second), emptied);
        done(new Write.Keep(emptied, emptied.over()));
        assertThat(keepings.kept(FINESS)).containsExactly(Keeping.begun(second));
        assertThat(store.input("a")).as("nobody is told of it").contains(first);
    }

    @Test
    void pendingAnnouncementsAreFoundWhenDueAndCountedUntilTheyAreOver() {
        Announcement first = announcement("CR-A", NOW);
        Announcement second = announcement("CR-B", NOW.plusSeconds(60));
        done(new Write.Announce(null, second));
        done(new Write.Announce(null, first));
        assertThat(announcements.due(FINESS, NOW, 10)).containsExactly(first);
        assertThat(announcements.due(FINESS, NOW.plusSeconds(60), 10)).containsExactly(first, second);
        assertThat(announcements.due(FINESS, NOW.plusSeconds(60), 1)).containsExactly(first);
        assertThat(announcements.pending(FINESS)).containsExactly(first, second);
        assertThat(announcements.backlog(FINESS)).isEqualTo(new PendingAnnouncements.Backlog(2, NOW));
        assertThat(dueDispatches.due(FINESS, Destination.DMP, NOW.plusSeconds(600), 10)).isEmpty();
        done(new Write.Announce(first, first.done()));
        assertThat(announcements.pending(FINESS)).containsExactly(second);
        assertThat(announcements.backlog("690781810")).isEqualTo(new PendingAnnouncements.Backlog(0, null));
    }

    @Test
    void everyFlagOfALinkIsReadBack() {
        for (int flag = 0; flag < 5; flag++) {
            var flags = new Visibility(flag == 0, flag == 1, flag == 2, flag == 3, flag == 4);
            Chain chain = Chain.begin(new ChainKey(FINESS, "CR-" + flag),
                    new Link.Feed(new Version("CR-" + flag, 1), null, "i1", "1.2.250.1.99.1", flags));
            done(new Write.Extend(null, chain));
            assertThat(store.chain(chain.key())).contains(chain);
        }
    }

    @Test
    void aChainIsExtendedOnlyFromTheOneRead() {
        var first = new Link.Feed(new Version("CR-12", 1), null, "i1", "1.2.250.1.99.1", Visibility.OPEN);
        Chain begun = Chain.begin(new ChainKey(FINESS, "CR-12"), first);
        done(new Write.Extend(null, begun));
        var begunTwice = new Write.Extend(null, begun);
        lost(begunTwice, begunTwice);
        Chain removed = begun.with(new Link.Removal(first.version(), "i2"));
        done(new Write.Extend(begun, removed));
        var late = new Write.Extend(begun, begun.with(new Link.Removal(first.version(), "i3")));
        lost(late, late);
        assertThat(store.chain(begun.key())).contains(removed);
    }

    @Test
    void whatShouldMoveByItselfIsDueFromItsInstantOn() {
        Dispatch received = dispatch("i1", "a", Destination.DMP, 0);
        Dispatch held = received.heldUntil(NOW.plusNanos(100), HoldReason.OUTAGE, List.of(), NOW);
        done(new Write.Create(held));
        assertThat(due(Destination.DMP, NOW)).isEmpty();
        assertThat(due(Destination.DMP, NOW.plusNanos(100))).containsExactly(held.ref());
        assertThat(due(Destination.PATIENT_MAILBOX, NOW.plusSeconds(1))).isEmpty();
        assertThat(dueDispatches.due("690781810", Destination.DMP, NOW.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    void whatIsSettledOrWaitsForSomebodyIsNeverDue() {
        Dispatch ready = dispatch("i1", "a", Destination.DMP, 0).ready(NOW);
        Dispatch sending = ready.sending("DMP=NONE", NOW.plusSeconds(60), NOW);
        done(new Write.Create(ready), new Write.Create(dispatch("i1", "b", Destination.DMP, 1).held(HoldReason.DECISION, List.of(), NOW)));
        done(new Write.Move(ready, sending));
        Instant late = NOW.plus(Duration.ofDays(1));
        assertThat(due(Destination.DMP, late)).containsExactly(sending.ref());
        done(new Write.Move(sending, sending.confirmed(List.of(), NOW)));
        assertThat(due(Destination.DMP, late)).isEmpty();
    }

    @Test
    void theMostUrgentIsDueFirstThenTheOldestAndNoMoreThanAsked() {
        Dispatch backfill = dueAfter("a", Priority.BACKFILL, 1);
        Dispatch younger = dueAfter("b", Priority.NORMAL, 3);
        Dispatch older = dueAfter("c", Priority.NORMAL, 2);
        Dispatch urgent = dueAfter("d", Priority.URGENT, 4);
        Dispatch later = dueAfter("e", Priority.URGENT, 100);
        done(Stream.of(backfill, younger, older, urgent, later).map(Write.Create::new).toArray(Write[]::new));
        Instant now = NOW.plusSeconds(10);
        List<DispatchRef> order = Stream.of(urgent, older, younger, backfill).map(Dispatch::ref).toList();
        assertThat(due(Destination.DMP, now)).isEqualTo(order);
        assertThat(dueDispatches.due(FINESS, Destination.DMP, now, 10)).extracting(Due::since)
                .containsExactly(NOW.plusSeconds(4), NOW.plusSeconds(2), NOW.plusSeconds(3), NOW.plusSeconds(1));
        for (int most = 1; most <= order.size(); most++) {
            assertThat(dueDispatches.due(FINESS, Destination.DMP, now, most)).extracting(Due::ref).isEqualTo(order.subList(0, most));
        }
    }

    private static Dispatch dueAfter(String id, Priority priority, long seconds) {
        return dispatch("i1", id, Destination.DMP, 0).with(priority).heldUntil(NOW.plusSeconds(seconds), HoldReason.OUTAGE, List.of(), NOW);
    }

    private List<DispatchRef> due(Destination destination, Instant now) {
        return dueDispatches.due(FINESS, destination, now, 10).stream().map(Due::ref).toList();
    }

    @Test
    void dispatchesComeInTheOrderOfDestinationAndPart() {
        Dispatch mail = dispatch("i1", "a", Destination.PATIENT_MAILBOX, 0);
        Dispatch secondPart = dispatch("i1", "b", Destination.DMP, 1);
        Dispatch firstPart = dispatch("i1", "c", Destination.DMP, 0);
        done(new Write.Create(mail), new Write.Create(secondPart), new Write.Create(firstPart),
                new Write.Create(dispatch("i2", "d", Destination.DMP, 0)));
        assertThat(store.dispatches("i1")).containsExactly(firstPart, secondPart, mail);
        assertThat(store.dispatches("i3")).isEmpty();
    }

    @Test
    void peopleSeeAllInputsOldestFirst() {
        Input younger = Input.received("i1", FINESS, InputKind.FILE, "b.pdf", "v", "d", NOW.plusMillis(1));
        done(new Write.Register(younger), new Write.Create(dispatch("i1", "a", Destination.DMP, 0)));
        done(new Write.Register(input("i2")));
        assertThat(browser.inputs()).containsExactly(input("i2"), younger);
        assertThat(browser.inputs(FINESS, null, null)).containsExactly(input("i2"), younger);
        assertThat(browser.inputs(FINESS, NOW.plusMillis(1), null)).containsExactly(younger);
        assertThat(browser.inputs(null, NOW, NOW.plusMillis(1))).containsExactly(input("i2"));
        assertThat(browser.inputs("690781810", null, null)).isEmpty();
    }

    @Test
    void anEmptyCommitIsDone() {
        done();
    }

    @Test
    void theLargestCommitPassesAndOneMoreWriteDoesNot() {
        int dispatches = TransmissionStore.MOST_ITEMS / 2;
        List<Write> most = IntStream.range(0, dispatches)
                .<Write>mapToObj(n -> new Write.Create(dispatch("i1", "d" + n, Destination.DMP, n))).toList();
        done(most.toArray(Write[]::new));
        assertThat(store.dispatches("i1")).hasSize(dispatches);
        List<Write> more = IntStream.rangeClosed(0, TransmissionStore.MOST_ITEMS)
                .<Write>mapToObj(n -> new Write.Register(input("x" + n))).toList();
        assertThatIllegalArgumentException().isThrownBy(() -> store.commit(more));
    }

    @Test
    void twoWritesOfOneItemAreAMistakeOfTheCaller() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> store.commit(List.of(new Write.Register(input("i1")), new Write.Update(input("i1"), input("i1").judged(List.of())))));
    }

    @Test
    void ofManyWritersAtOnceExactlyOneWins() throws Exception {
        Dispatch ready = dispatch("i1", "a", Destination.DMP, 0).ready(NOW);
        done(new Write.Create(ready));
        Callable<Commit> send = () -> store.commit(List.of(new Write.Move(ready, ready.sending("DMP=NONE", NOW.plusSeconds(60), NOW))));
        try (var pool = Executors.newFixedThreadPool(8)) {
            long won = pool.invokeAll(Collections.nCopies(16, send)).stream().filter(f -> f.resultNow().done()).count();
            assertThat(won).isOne();
        }
    }
}
