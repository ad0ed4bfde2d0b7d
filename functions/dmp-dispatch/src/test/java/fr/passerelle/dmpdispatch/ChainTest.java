package fr.passerelle.dmpdispatch;

import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.dmpdispatch.ModelDmp.Act;
import fr.passerelle.dmpdispatch.ModelDmp.Status;

import static org.assertj.core.api.Assertions.assertThat;

class ChainTest {
    private static final Visibility HIDDEN = new Visibility(false, true, false, false, false);
    private static final Visibility REVEALED = new Visibility(false, false, false, false, true);
    private final ChainWorld world = new ChainWorld();

    @Test
    void aReplacementWaitsForItsPredecessorThenReplacesWhatTheDmpHolds() {
        var first = world.drop(1);
        var second = world.drop(2);
        world.handle(second);
        assertThat(world.dispatch(second)).returns(DispatchState.HELD, d -> d.state()).returns(HoldReason.PREDECESSOR, d -> d.hold());
        assertThat(world.codes(second)).containsExactly("TURN_WAITED");
        assertThat(world.dmp.calls).isEmpty();
        world.handle(first);
        assertThat(world.state(second)).as("woken by the one before").isEqualTo(DispatchState.READY);
        world.handle(second);
        assertThat(world.codes(second)).containsExactly("DMP_REPLACED");
        assertThat(world.dmp.entries).extracting(e -> e.status).containsExactly(Status.DEPRECATED, Status.APPROVED);
        assertThat(world.dmp.calls).endsWith("find " + Contents.uniqueId(1), "replace " + Contents.uniqueId(2));
    }

    @Test
    void aReplacementOfAVersionFinallyRefusedBecomesACreationAndSaysSo() {
        world.dmp.acts.add(Act.REFUSED);
        var first = world.drop(1);
        var second = world.drop(2);
        world.settle();
        assertThat(world.state(first)).isEqualTo(DispatchState.FAILED);
        assertThat(world.dispatch(second).reasons()).singleElement().satisfies(r -> {
            assertThat(r.code()).isEqualTo("DMP_CREATED_INSTEAD");
            assertThat(r.arguments()).containsExactly("LDL-0001", "1");
        });
        assertThat(world.dmp.calls).containsExactly("create " + Contents.uniqueId(1), "create " + Contents.uniqueId(2));
    }

    @Test
    void theVersionReplacedIsTheLastAcceptedOneWhateverTheVersionNamed() {
        world.drop(1);
        world.settle();
        world.dmp.acts.add(Act.REFUSED);
        world.drop(2);
        world.settle();
        world.drop(3);
        world.settle();
        assertThat(world.dmp.calls).endsWith("find " + Contents.uniqueId(1), "replace " + Contents.uniqueId(3));
        assertThat(world.dmp.approved()).get().returns(Contents.uniqueId(3), e -> e.uniqueId);
    }

    @Test
    void aDeletionCancelsWhatHasNotLeftAndDeletesWhatTheDmpHolds() {
        var first = world.drop(1);
        world.handle(first);
        var second = world.drop(2);
        var deletion = world.deletion(2);
        world.handle(deletion);
        world.handle(second);
        assertThat(world.state(second)).isEqualTo(DispatchState.CANCELLED);
        assertThat(world.codes(second)).containsExactly("DELETED_UNSENT");
        assertThat(world.state(deletion)).isEqualTo(DispatchState.CONFIRMED);
        assertThat(world.codes(deletion)).containsExactly("DMP_DELETED");
        assertThat(world.dmp.approved()).isEmpty();
    }

    @Test
    void aVersionWhoseContentIsGoneIsStillReplacedAndDeleted() {
        world.drop(1);
        world.settle();
        world.vault.paths().forEach(world.vault::forget);
        var second = world.drop(2);
        world.settle();
        assertThat(world.codes(second)).containsExactly("DMP_REPLACED");
        world.vault.paths().forEach(world.vault::forget);
        var deletion = world.deletion(2);
        world.settle();
        assertThat(world.codes(deletion)).containsExactly("DMP_DELETED");
        assertThat(world.dmp.approved()).isEmpty();
    }

    @Test
    void aDeletionOfWhatNeverLeftCallsNobody() {
        var first = world.drop(1);
        var deletion = world.deletion(1);
        world.handle(deletion);
        assertThat(world.state(first)).isEqualTo(DispatchState.CANCELLED);
        assertThat(world.state(deletion)).isEqualTo(DispatchState.CONFIRMED);
        assertThat(world.codes(deletion)).containsExactly("DMP_NOTHING_TO_DELETE");
        assertThat(world.dmp.calls).isEmpty();
    }

    @Test
    void aDeletionWaitsForACallUnderWay() {
        var first = world.drop(1);
        world.dmp.acts.add(Act.LOST_BEFORE);
        world.handle(first);
        assertThat(world.dispatch(first).inDoubt()).isTrue();
        var deletion = world.deletion(1);
        world.handle(deletion);
        assertThat(world.dispatch(deletion).hold()).isEqualTo(HoldReason.PREDECESSOR);
        world.settle();
        assertThat(world.dmp.entries).extracting(e -> e.status).containsExactly(Status.DELETED);
    }

    @Test
    void aLateMessageOfADropWhosePlaceAnotherTookDoesNothing() {
        world.dmp.acts.add(Act.REFUSED);
        var refused = world.drop(1);
        world.handle(refused);
        world.link(Contents.document("in-1-again", 1, null, Visibility.OPEN, InformationPolicy.SEND),
                new Link.Feed(new Version("LDL-0001", 1), null, "in-1-again", Contents.uniqueId(1), Visibility.OPEN));
        world.handle(refused);
        assertThat(world.state(refused)).isEqualTo(DispatchState.FAILED);
        assertThat(world.dmp.calls).hasSize(1);
    }

    @Test
    void aReplacementAfterADeletionIsACreation() {
        world.drop(1);
        world.deletion(1);
        world.settle();
        var second = world.drop(2);
        world.settle();
        assertThat(world.codes(second)).contains("DMP_CREATED_INSTEAD");
        assertThat(world.dmp.approved()).get().returns(Contents.uniqueId(2), e -> e.uniqueId);
    }

    @Test
    void aRestrictionOutlivesReplacementsUntilAChangeIsAskedFor() {
        world.drop(1, null, HIDDEN);
        world.drop(2, 1, Visibility.OPEN);
        world.settle();
        assertThat(world.dmp.approved()).get().returns(true, e -> e.visibility.hiddenFromPatient());
        world.drop(3, 2, REVEALED);
        world.settle();
        assertThat(world.dmp.approved()).get().returns(false, e -> e.visibility.hiddenFromPatient());
        world.drop(4, 3, Visibility.OPEN);
        world.settle();
        assertThat(world.dmp.approved()).get().returns(false, e -> e.visibility.hiddenFromPatient());
    }

    @Test
    void aRestrictionAskedForByAVersionNeverAcceptedStillHolds() {
        world.drop(1);
        world.settle();
        world.dmp.acts.add(Act.REFUSED);
        world.drop(2, 1, new Visibility(true, false, false, false, true));
        world.settle();
        world.drop(3, 2, Visibility.OPEN);
        world.settle();
        assertThat(world.dmp.approved()).get().returns(true, e -> e.visibility.maskedToProfessionals());
    }

    @Test
    void whatThePatientCouldReadIsNotHiddenAgain() {
        world.drop(1);
        world.settle();
        var second = world.drop(2, 1, new Visibility(false, true, false, false, true));
        world.settle();
        assertThat(world.dispatch(second)).returns(HoldReason.DECISION, d -> d.hold());
        assertThat(world.dispatch(second).reasons()).extracting(Reason::code).containsExactly("CANNOT_HIDE_AGAIN");
        assertThat(world.dmp.approved()).get().returns(Contents.uniqueId(1), e -> e.uniqueId);
    }

    @Test
    void aRevealThatWasRefusedRevealsNothingLater() {
        world.drop(1, null, HIDDEN);
        world.settle();
        world.dmp.acts.add(Act.REFUSED);
        world.drop(2, 1, REVEALED);
        world.settle();
        world.drop(3, 2, Visibility.OPEN);
        world.settle();
        assertThat(world.dmp.approved()).get().returns(true, e -> e.visibility.hiddenFromPatient());
    }

    @Test
    void aVersionForAnotherPatientIsLeftToTheIdentityCell() {
        world.drop(1);
        world.settle();
        var content = Contents.ofAnother(
                Contents.document("in-2", 2, new Version("LDL-0001", 1), Visibility.OPEN, InformationPolicy.SEND), "277076322082910");
        var second = world.link(content,
                new Link.Feed(new Version("LDL-0001", 2), new Version("LDL-0001", 1), "in-2", Contents.uniqueId(2), Visibility.OPEN));
        world.settle();
        assertThat(world.dispatch(second)).returns(HoldReason.DECISION, d -> d.hold());
        assertThat(world.codes(second)).containsExactly("CHAIN_PATIENT_DIFFERS");
        assertThat(world.dmp.calls).noneMatch(c -> c.startsWith("replace"));
    }

    @Test
    void aLostAnswerToADeletionIsSettledByAsking() {
        world.drop(1);
        world.settle();
        world.dmp.acts.add(Act.LOST_AFTER);
        var deletion = world.deletion(1);
        world.handle(deletion);
        assertThat(world.codes(deletion)).containsExactly("DMP_DELETED", "DMP_FOUND_AFTER_DOUBT");
        assertThat(world.dmp.calls).filteredOn(c -> c.startsWith("delete")).hasSize(1);
    }

    @Test
    void whatThePatientDeletedIsAbsentAlready() {
        world.drop(1);
        world.settle();
        world.dmp.entries.forEach(e -> e.status = Status.DELETED);
        var deletion = world.deletion(1);
        world.settle();
        assertThat(world.codes(deletion)).containsExactly("DMP_ALREADY_ABSENT");
        assertThat(world.dmp.calls).noneMatch(c -> c.startsWith("delete"));
    }

    @Test
    void aReplacementOfWhatThePatientDeletedAsksAPerson() {
        world.drop(1);
        world.settle();
        world.dmp.entries.forEach(e -> e.status = Status.DELETED);
        var second = world.drop(2);
        world.settle();
        assertThat(world.dispatch(second).hold()).isEqualTo(HoldReason.DECISION);
        assertThat(world.codes(second)).isEqualTo(List.of("DMP_REPLACED_GONE"));
    }
}
