package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.flow.Ceiling;
import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.dmpdispatch.ModelDmp.Act;
import fr.passerelle.memory.FixedPatientKeys;

import static org.assertj.core.api.Assertions.assertThat;

/** What keeps the gateway from calling: outage, refused configuration, ceiling, closed profile. */
class LineTest {
    private static final String FINESS = "750999997";
    private final ChainWorld world = new ChainWorld();
    private final List<Instant> fed = new ArrayList<>();

    @BeforeEach
    void timesOfFeeds() {
        world.dmp.onFeed = () -> fed.add(world.clock.instant());
    }

    @Test
    void anOutageOpensTheCircuitAndEverythingWaitsWithoutACall() {
        world.dmp.acts.addAll(Collections.nCopies(5, Act.DOWN));
        var first = world.drop(1);
        for (int i = 0; i < 5; i++) {
            world.handle(first);
            world.clock.advance(Duration.ofMinutes(16));
        }
        assertThat(world.circuits.of(FINESS)).returns(Circuit.Cause.OUTAGE, Circuit::cause);
        assertThat(world.dispatch(first)).returns(DispatchState.HELD, d -> d.state()).returns(HoldReason.OUTAGE, d -> d.hold());
        world.circuits.change(world.circuits.of(FINESS), world.circuits.of(FINESS).probing(world.clock.instant(), Duration.ofHours(1)));
        int calls = world.dmp.calls.size();
        world.sweep();
        world.handle(first);
        assertThat(world.dmp.calls).as("somebody else tries").hasSize(calls);
        assertThat(world.dispatch(first).hold()).isEqualTo(HoldReason.OUTAGE);
        world.settle();
        assertThat(world.state(first)).isEqualTo(DispatchState.CONFIRMED);
        assertThat(world.circuits.of(FINESS).open()).isFalse();
    }

    @Test
    void aRefusalOfTheGatewayOpensTheCircuitAtOnceAndClosesWhenItIsRepaired() {
        world.dmp.acts.add(Act.CERTIFICATE);
        var first = world.drop(1);
        world.handle(first);
        assertThat(world.circuits.of(FINESS)).returns(Circuit.Cause.CONFIGURATION, Circuit::cause).returns("DMP_CONFIGURATION",
                Circuit::why);
        assertThat(world.dispatch(first)).returns(HoldReason.CONFIGURATION, d -> d.hold());
        world.settle();
        assertThat(world.state(first)).isEqualTo(DispatchState.CONFIRMED);
        assertThat(world.dmp.calls).as("no loop").hasSize(2);
        assertThat(world.circuits.of(FINESS).open()).isFalse();
    }

    @Test
    void beyondTheCeilingADispatchWaitsForItsTurn() {
        var first = world.drop(1);
        Instant due = world.clock.instant().plusSeconds(30);
        world.rate = new Slots() {
            @Override
            public Optional<Instant> notBefore(Establishment establishment, Priority priority, Instant now) {
                return Optional.of(due);
            }
        };
        world.handle(first);
        assertThat(world.dispatch(first)).returns(HoldReason.SCHEDULE, d -> d.hold()).returns(due, d -> d.dueAt());
        assertThat(world.dmp.calls).isEmpty();
    }

    @Test
    void aSlotThatIsNearIsWaitedFor() {
        var first = world.drop(1);
        Instant slot = world.clock.instant().plusMillis(400);
        world.rate = Slots.of(slot);
        world.handle(first);
        assertThat(world.state(first)).isEqualTo(DispatchState.CONFIRMED);
        assertThat(world.clock.instant()).isEqualTo(slot);
    }

    @Test
    void aSlotThatIsMissedIsGivenUpForAnother() {
        Instant now = world.clock.instant();
        world.rate = Slots.of(now.minus(Ceiling.LATENESS).minusMillis(1), now.plusSeconds(1));
        world.handle(world.drop(1));
        assertThat(fed).containsExactly(now.plusSeconds(1));
    }

    @Test
    void aSlotThatIsHardlyMissedIsUsed() {
        Instant now = world.clock.instant();
        world.rate = Slots.of(now.minus(Ceiling.LATENESS));
        world.handle(world.drop(1));
        assertThat(fed).containsExactly(now);
    }

    @Test
    void aReplacementTakesItsSlotAfterItsQuestion() {
        world.handle(world.drop(1));
        Instant slot = world.clock.instant().plusSeconds(3);
        world.rate = Slots.of(slot);
        world.dmp.onFind = () -> world.clock.advance(Duration.ofSeconds(2));
        world.handle(world.drop(2));
        assertThat(world.dmp.calls).endsWith("find " + Contents.uniqueId(1), "replace " + Contents.uniqueId(2));
        assertThat(fed.getLast()).isEqualTo(slot);
    }

    @Test
    void aSecondFeedOfTheSameTaskHasASlotOfItsOwn() {
        world.handle(world.drop(1));
        Instant slot = world.clock.instant().plusMillis(10);
        world.rate = Slots.of(slot, slot.plusMillis(275));
        world.dmp.acts.add(Act.RENUMBERED);
        world.handle(world.drop(2));
        assertThat(fed).endsWith(slot, slot.plusMillis(275));
    }

    @Test
    void aFeedThatFindsNoSlotSoonIsTriedLater() {
        world.handle(world.drop(1));
        var second = world.drop(2);
        world.rate = Slots.of();
        world.handle(second);
        assertThat(world.dispatch(second).state()).isEqualTo(DispatchState.READY);
        assertThat(world.codes(second)).containsExactly("DMP_CEILING");
        assertThat(world.dmp.calls).as("nothing was replaced").endsWith("find " + Contents.uniqueId(1));
    }

    @Test
    void aDocumentForAClosedProfileIsRefusedWithoutACallForThirtyDays() {
        world.dmp.acts.add(Act.CLOSED);
        var first = world.drop(1);
        world.handle(first);
        assertThat(world.state(first)).isEqualTo(DispatchState.FAILED);
        var second = world.drop(2);
        world.handle(second);
        assertThat(world.dispatch(second)).returns(DispatchState.REFUSED, d -> d.state()).returns(RefusalClass.CHOICE, d -> d.refusal());
        assertThat(world.codes(second)).containsExactly("DMP_KNOWN_CLOSED");
        assertThat(world.dmp.calls).hasSize(1);
    }

    @Test
    void afterThirtyDaysTheDmpIsAskedBeforeTheDocumentIsSent() {
        world.dmp.acts.add(Act.CLOSED);
        world.handle(world.drop(1));
        world.clock.advance(Profile.TRUSTED);
        world.dmp.profile = Profile.State.CLOSED;
        var second = world.drop(2);
        world.handle(second);
        assertThat(world.codes(second)).containsExactly("DMP_CLOSED");
        world.clock.advance(Profile.TRUSTED);
        world.dmp.profile = Profile.State.OPEN;
        var third = world.drop(3);
        world.handle(third);
        assertThat(world.state(third)).isEqualTo(DispatchState.CONFIRMED);
        assertThat(world.dmp.calls).containsExactly("create " + Contents.uniqueId(1), "profile", "profile",
                "create " + Contents.uniqueId(3));
        PatientKey key = new FixedPatientKeys().key(FINESS, Contents.INS);
        assertThat(world.profiles.profile(key)).get().returns(Profile.State.OPEN, Profile::state);
    }
}
