package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.announcement.Announcement.State;
import fr.passerelle.core.announcement.AnnouncementDelays;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryIntakeRequests;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryWorkList;

import static org.assertj.core.api.Assertions.assertThat;

/** A month passes over a hidden document (consent-and-rules.md §5 and §13, check 4). */
class AnnouncementRoundsTest {
    private static final String FINESS = "750999997";
    private static final ChainKey CHAIN = new ChainKey(FINESS, "CR-1");
    private static final Instant T0 = Instant.parse("2026-03-10T15:30:00Z");

    private final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    private final InMemoryWorkList work = new InMemoryWorkList();
    private final InMemoryIntakeRequests requests = new InMemoryIntakeRequests();
    private final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    private Instant now = T0;

    private final AnnouncementRounds rounds = new AnnouncementRounds(new EstablishmentDirectory() {
        @Override
        public Optional<Establishment> find(String finess) {
            return Optional.empty();
        }

        @Override
        public List<String> all() {
            return List.of(FINESS);
        }
    }, store, store, work, requests, queue, new InMemoryMetrics(), AnnouncementDelays.USUAL, () -> now);

    private final Dispatch mail = Dispatch.received(new DispatchRef("i1", "m1"), FINESS, Destination.PATIENT_MAILBOX, 0, List.of("CR-1"),
            null, "<m1@x>", T0).held(HoldReason.REVEAL, List.of(), T0);

    private void hidden(@Nullable LocalDate revealOn) {
        var link = new Link.Feed(new Version("CR-1", 1), null, "i1", "1.2.3", new Visibility(false, true, false, false, false));
        store.commit(List.of(new Write.Extend(null, Chain.begin(CHAIN, link)), new Write.Create(mail), new Write.Announce(null,
                Announcement.pending(CHAIN, "i1", 0, T0, ZoneId.of("Europe/Paris"), revealOn, null))));
    }

    /** A round each hour. */
    private void until(Instant end) {
        for (; now.isBefore(end); now = now.plus(Duration.ofHours(1))) {
            rounds.run();
        }
    }

    private List<String> codes() {
        return work.open(FINESS).stream().map(WorkItem::reason).map(r -> r.code()).toList();
    }

    private DispatchState mailState() {
        return store.dispatch(mail.ref()).orElseThrow().state();
    }

    @Test
    void peopleAreRemindedOnceEachAndTheMailLeavesOnceTheMorningAfterTheMonth() {
        hidden(null);
        until(T0.plus(Duration.ofDays(10)));
        assertThat(codes()).isEmpty();
        until(T0.plus(Duration.ofDays(20)));
        assertThat(codes()).containsExactly("ANNOUNCEMENT_REMINDER");
        until(T0.plus(Duration.ofDays(28)));
        assertThat(codes()).containsExactly("ANNOUNCEMENT_REMINDER", "ANNOUNCEMENT_LAST_REMINDER");
        until(Instant.parse("2026-04-11T06:00:00Z"));
        assertThat(mailState()).isEqualTo(DispatchState.HELD);
        until(Instant.parse("2026-04-20T06:00:00Z"));

        assertThat(store.announcement(CHAIN).orElseThrow().state()).isEqualTo(State.EXPIRED_VISIBLE);
        assertThat(mailState()).isEqualTo(DispatchState.READY);
        assertThat(queue.waiting()).extracting(sent -> sent.ref()).containsExactly(mail.ref());
        assertThat(codes()).isEmpty();
        assertThat(requests.drain()).isEmpty();
    }

    @Test
    void theMailOfSeveralDocumentsIsLetGoToo() {
        hidden(null);
        Dispatch both = Dispatch.received(new DispatchRef("i1", "m2"), FINESS, Destination.PATIENT_MAILBOX, 0, List.of("CR-1", "CR-2"),
                null, "<m2@x>", T0).held(HoldReason.REVEAL, List.of(), T0);
        store.commit(List.of(new Write.Create(both)));
        until(Instant.parse("2026-04-11T08:00:00Z"));
        assertThat(store.dispatch(both.ref()).orElseThrow().state()).isEqualTo(DispatchState.READY);
    }

    @Test
    void anAnnouncementThatIsMadeClosesItsReminders() {
        hidden(null);
        until(T0.plus(Duration.ofDays(20)));
        assertThat(codes()).containsExactly("ANNOUNCEMENT_REMINDER");
        Announcement pending = store.announcement(CHAIN).orElseThrow();
        store.commit(List.of(new Write.Announce(pending, pending.done())));
        rounds.run();
        assertThat(codes()).isEmpty();
        assertThat(store.announcement(CHAIN).orElseThrow()).returns(State.DONE, Announcement::state).returns(null, Announcement::dueAt);
        assertThat(mailState()).as("its confirmation wakes it, not the reminder").isEqualTo(DispatchState.HELD);
    }

    @Test
    void onTheDayAskedForTheRevealIsAskedForInTheMorning() {
        hidden(LocalDate.of(2026, 3, 15));
        until(Instant.parse("2026-03-15T07:00:00Z"));
        assertThat(requests.drain()).isEmpty();
        until(Instant.parse("2026-03-15T20:00:00Z"));
        assertThat(requests.drain()).containsExactly(new IntakeRequest.Reveal(CHAIN, "date"));
        assertThat(mailState()).isEqualTo(DispatchState.HELD);
    }
}
