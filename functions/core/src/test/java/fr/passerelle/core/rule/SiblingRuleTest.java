package fr.passerelle.core.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.rule.SiblingRule.Leave;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole decision table: state of the sibling × time elapsed × what the pathway asks. */
class SiblingRuleTest {
    private static final Instant NOW = Instant.parse("2026-03-09T10:00:00Z");
    private static final Sequence FIRST = Sequence.USUAL;
    private static final Sequence REQUIRED = new Sequence(true, Duration.ofMinutes(15), true);
    private static final Sequence FREE = new Sequence(false, Duration.ofMinutes(15), false);

    /** States in which the DMP is about to answer by itself. */
    private static final List<DispatchState> COMING = List.of(DispatchState.RECEIVED, DispatchState.READY, DispatchState.SENDING);
    private static final List<HoldReason> SHORT_HOLDS = List.of(HoldReason.PREDECESSOR, HoldReason.SIBLING, HoldReason.OUTAGE);

    static Stream<Arguments> everyStateAndHold() {
        return Arrays.stream(DispatchState.values()).flatMap(state -> state == DispatchState.HELD
                ? Arrays.stream(HoldReason.values()).map(hold -> Arguments.of(state, hold))
                : Stream.of(Arguments.of(state, null)));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndHold")
    void a_mail_waits_only_for_a_sibling_that_moves_by_itself(DispatchState state, @Nullable HoldReason hold) {
        boolean coming = COMING.contains(state) || (hold != null && SHORT_HOLDS.contains(hold));

        Leave leave = SiblingRule.of(mail("CR-1"), FIRST, List.of(sibling("CR-1", state, hold)), false);

        assertThat(leave).isEqualTo(coming
                ? new Leave.Wait(false, List.of(named("SIBLING_AWAITED", state)))
                : new Leave.Go(state == DispatchState.CONFIRMED, notes(state)));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndHold")
    void a_mail_that_has_waited_leaves_and_names_the_sibling_that_is_not_confirmed(DispatchState state, @Nullable HoldReason hold) {
        Leave leave = SiblingRule.of(mail("CR-1"), FIRST, List.of(sibling("CR-1", state, hold)), true);

        assertThat(leave).isEqualTo(new Leave.Go(state == DispatchState.CONFIRMED, notes(state)));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndHold")
    void a_pathway_that_requires_the_dmp_waits_as_long_as_it_takes_and_gives_up_with_it(DispatchState state, @Nullable HoldReason hold) {
        for (boolean waited : new boolean[]{false, true}) {
            Leave leave = SiblingRule.of(mail("CR-1"), REQUIRED, List.of(sibling("CR-1", state, hold)), waited);

            assertThat(leave).isEqualTo(switch (state) {
                case CONFIRMED -> new Leave.Go(true, List.of());
                case RECEIVED, READY, SENDING, HELD -> new Leave.Wait(true, List.of(named("SIBLING_AWAITED", state)));
                case REFUSED, FAILED, CANCELLED, PRINTED, REPLAYED, SENT, READ, ANSWERED, CLOSED ->
                    new Leave.Never(List.of(named("SIBLING_REQUIRED", state)));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("everyStateAndHold")
    void destinations_without_order_never_look_at_each_other_save_to_tell_the_truth(DispatchState state, @Nullable HoldReason hold) {
        for (boolean waited : new boolean[]{false, true}) {
            assertThat(SiblingRule.of(mail("CR-1"), FREE, List.of(sibling("CR-1", state, hold)), waited))
                    .isEqualTo(new Leave.Go(state == DispatchState.CONFIRMED, List.of()));
        }
    }

    @Test
    void a_mail_whose_dmp_was_not_asked_for_leaves_at_once_and_promises_nothing() {
        for (Sequence sequence : List.of(FIRST, REQUIRED, FREE)) {
            assertThat(SiblingRule.of(mail("CR-1"), sequence, List.of(), false)).isEqualTo(new Leave.Go(false, List.of()));
        }
    }

    @Test
    void a_mail_of_several_documents_says_that_they_are_there_only_when_all_are() {
        Dispatch there = sibling("CR-1", DispatchState.CONFIRMED, null);
        Dispatch refused = sibling("CR-2", DispatchState.REFUSED, null);

        assertThat(SiblingRule.of(mail("CR-1", "CR-2"), FIRST, List.of(there, refused), false)).isEqualTo(new Leave.Go(false,
                List.of(Reason.at("CR-2", "SIBLING_NOT_CONFIRMED", "CR-2", "refused", "TYPE_NOT_IN_DMP"))));
        assertThat(SiblingRule.of(mail("CR-1", "CR-2"), FIRST, List.of(there, sibling("CR-2", DispatchState.CONFIRMED, null)), false))
                .isEqualTo(new Leave.Go(true, List.of()));
    }

    @Test
    void a_document_that_was_never_meant_for_the_dmp_is_not_said_to_be_there() {
        assertThat(SiblingRule.of(mail("CR-1", "CR-2"), FIRST, List.of(sibling("CR-1", DispatchState.CONFIRMED, null)), false))
                .isEqualTo(new Leave.Go(false, List.of()));
    }

    @Test
    void one_sibling_under_way_is_enough_to_wait() {
        Leave leave = SiblingRule.of(mail("CR-1", "CR-2"), FIRST,
                List.of(sibling("CR-1", DispatchState.REFUSED, null), sibling("CR-2", DispatchState.SENDING, null)), false);

        assertThat(leave).isInstanceOfSatisfying(Leave.Wait.class, wait -> assertThat(wait.why()).extracting(Reason::subject)
                .containsExactly("CR-2"));
    }

    private static List<Reason> notes(DispatchState state) {
        return state == DispatchState.CONFIRMED ? List.of() : List.of(named("SIBLING_NOT_CONFIRMED", state));
    }

    private static Reason named(String code, DispatchState state) {
        return Reason.at("CR-1", code, "CR-1", state.word(), "TYPE_NOT_IN_DMP");
    }

    private static Dispatch mail(String... documents) {
        return Dispatch.received(new DispatchRef("in", "mail"), "750999997", Destination.PATIENT_MAILBOX, 0, List.of(documents), null,
                "<mail@ch-test.mssante.fr>", NOW);
    }

    private static Dispatch sibling(String document, DispatchState state, @Nullable HoldReason hold) {
        return new Dispatch(new DispatchRef("in", "dmp-" + document), "750999997", Destination.DMP, 0, List.of(document), null, "1.2.3",
                Priority.NORMAL, state, hold, null, List.of(Reason.of("TYPE_NOT_IN_DMP", "libellé", "code")), null, null, 0, null, NOW,
                null, null, 0);
    }
}
