package fr.passerelle.core.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.mail.Correspondence.Step;

import static org.assertj.core.api.Assertions.assertThat;

class CorrespondenceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Map<String, Notice> NOTICES = Map.ofEntries(Map.entry("DELIVERED", new Notice.Delivered()),
            Map.entry("RELAYED", new Notice.Relayed()), Map.entry("DELAYED", new Notice.Delayed("450")),
            Map.entry("UNDELIVERED", new Notice.Undelivered("550", RefusalClass.CHOICE, Reason.of("MAIL_CLOSED", "550"))),
            Map.entry("READ", new Notice.Read()), Map.entry("READ_FAULT", new Notice.ReadFault("902")),
            Map.entry("REPLY", new Notice.Reply()), Map.entry("CLOSING", new Notice.Closing()),
            Map.entry("AUTOMATIC", new Notice.Automatic()), Map.entry("ARCHIVE", new Notice.Archive()),
            Map.entry("UNKNOWN", new Notice.Unknown()));

    /** The whole table: what the row says becomes the state after each notice; {@code =} stays, {@code ?} must be looked at again. */
    @ParameterizedTest
    @CsvSource({
            "RECEIVED,  =,         =,      =,    =,         =,        =",
            "HELD,      CONFIRMED, =,      READ, CONFIRMED, ANSWERED, CLOSED",
            "REFUSED,   =,         =,      =,    =,         =,        =",
            "READY,     CONFIRMED, =,      READ, CONFIRMED, ANSWERED, CLOSED",
            "SENDING,   ?,         ?,      ?,    ?,         ?,        ?",
            "SENT,      CONFIRMED, FAILED, READ, CONFIRMED, ANSWERED, CLOSED",
            "FAILED,    CONFIRMED, =,      READ, CONFIRMED, ANSWERED, CLOSED",
            "CONFIRMED, =,         =,      READ, CONFIRMED, ANSWERED, CLOSED",
            "PRINTED,   =,         =,      READ, PRINTED,   ANSWERED, CLOSED",
            "READ,      =,         =,      =,    READ,      ANSWERED, CLOSED",
            "ANSWERED,  =,         =,      =,    ANSWERED,  =,        CLOSED",
            "CLOSED,    =,         =,      =,    CLOSED,    =,        =",
            "CANCELLED, =,         =,      =,    =,         =,        =",
            "REPLAYED,  =,         =,      =,    =,         =,        ="})
    void whatANoticeMakesOfEachState(DispatchState state, String delivered, String undelivered, String read, String fault, String reply,
            String closing) {
        assertThat(List.of(after(state, "DELIVERED"), after(state, "UNDELIVERED"), after(state, "READ"), after(state, "READ_FAULT"),
                after(state, "REPLY"), after(state, "CLOSING")))
                .containsExactly(delivered, undelivered, read, fault, reply, closing);
        assertThat(after(state, "ARCHIVE")).as("documents are an answer").isEqualTo(reply);
    }

    @ParameterizedTest
    @EnumSource
    void theOthersChangeNothing(DispatchState state) {
        assertThat(Stream.of("RELAYED", "DELAYED", "AUTOMATIC", "UNKNOWN").map(n -> after(state, n))).containsOnly("=");
    }

    /** The state reached depends on what was told, never on the order nor on how often; on the way it never goes back. */
    @Property(tries = 500)
    void anyOrderAndRepetitionEndTheSame(@ForAll("stories") List<Notice> story, @ForAll("orders") Random order) {
        var again = new ArrayList<>(story);
        again.addAll(story.subList(0, story.size() / 2));
        Collections.shuffle(again, order);
        Dispatch one = play(story);
        Dispatch other = play(again);
        assertThat(other.state()).isEqualTo(one.state());
        assertThat(other.refusal()).isEqualTo(one.refusal());
        assertThat(other.reasons()).containsExactlyInAnyOrderElementsOf(one.reasons());
    }

    @Test
    void aFailureCarriesItsClassAndADeliveryForgetsIt() {
        Dispatch failed = become(mail(DispatchState.SENT), NOTICES.get("UNDELIVERED"));
        assertThat(failed.refusal()).isEqualTo(RefusalClass.CHOICE);
        assertThat(failed.reasons()).containsExactly(Reason.of("MAIL_CLOSED", "550"));
        Dispatch confirmed = become(failed, new Notice.Delivered());
        assertThat(confirmed.refusal()).isNull();
        assertThat(confirmed.reasons()).isEmpty();
    }

    @Test
    void whatWasPrintedAndThenReadTellsBoth() {
        assertThat(become(mail(DispatchState.PRINTED), new Notice.Read()).reasons())
                .containsExactly(Reason.of("MAIL_REACHED_AFTER_PAPER"));
    }

    @Test
    void aDeliverySettlesTheDoubtAndKeepsTheFollowUp() {
        Dispatch doubtful = mail(DispatchState.SENDING).sent(List.of(Reason.of("MAIL_UNCERTAIN"), Reason.of("LATE")), NOW);
        assertThat(become(doubtful, new Notice.Delivered()).reasons()).containsExactly(Reason.of("LATE"));
    }

    @ParameterizedTest
    @CsvSource({"DAILY,24,7", "SOON,4,2"})
    void whatCameBackFromAFullOrUnreachableMailboxLeavesAgainUntilItWasInsistedOnForLongEnough(Insistence insistence, int hours, int days) {
        var notice = new Notice.Undelivered("422", RefusalClass.CHOICE, Reason.of("MAIL_FULL", "422"), insistence, 1);
        Dispatch again = become(mail(DispatchState.SENT), notice);
        assertThat(again).returns(DispatchState.READY, Dispatch::state).returns(NOW.plus(Duration.ofHours(hours)), Dispatch::dueAt)
                .returns(List.of(Reason.of("MAIL_AGAIN", "422")), Dispatch::reasons);
        Dispatch late = ((Step.Become) Correspondence.after(mail(DispatchState.SENT), notice, NOW.plus(Duration.ofDays(days)))).after();
        assertThat(late).returns(DispatchState.FAILED, Dispatch::state).returns(List.of(Reason.of("MAIL_FULL", "422")), Dispatch::reasons);
    }

    @Test
    void whatTellsOfAFormerSubmissionChangesNothingAndWhatDoesNotTellWhichSendsNothingAgain() {
        Dispatch second = mail(DispatchState.SENT).retryAt(NOW, List.of(), NOW).sending("X", NOW, NOW).sent(List.of(), NOW);
        var full = new Notice.Undelivered("422", RefusalClass.CHOICE, Reason.of("MAIL_FULL", "422"), Insistence.DAILY, 1);
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(Correspondence.after(second, full, NOW)).isEqualTo(new Step.Stays());
        assertThat(become(second, full.of(0)).state()).isEqualTo(DispatchState.FAILED);
        assertThat(become(second, full.of(2)).state()).isEqualTo(DispatchState.READY);
    }

    @Test
    void whatArrivedAllTheSameIsNotSentAgainNorTakenForUnread() {
        Dispatch waiting = mail(DispatchState.SENT).retryAt(NOW.plusSeconds(60), List.of(Reason.of("MAIL_AGAIN", "422")), NOW);
        assertThat(become(waiting, new Notice.Delivered())).returns(DispatchState.CONFIRMED, Dispatch::state)
                .returns(List.of(), Dispatch::reasons).returns(null, Dispatch::dueAt);
    }

    @Provide
    Arbitrary<List<Notice>> stories() {
        return Arbitraries.of(NOTICES.values()).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Random> orders() {
        return Arbitraries.longs().map(Random::new);
    }

    private static Dispatch play(List<Notice> story) {
        Dispatch mail = mail(DispatchState.SENT);
        for (Notice notice : story) {
            if (Correspondence.after(mail, notice, NOW) instanceof Step.Become(Dispatch after)) {
                assertThat(mail.state() == after.state() || mail.state().next().contains(after.state())).isTrue();
                assertThat(after.rev()).isEqualTo(mail.rev() + 1);
                mail = after;
            }
        }
        return mail;
    }

    private static String after(DispatchState state, String notice) {
        return switch (Correspondence.after(mail(state), NOTICES.get(notice), NOW)) {
            case Step.Become(Dispatch after) -> after.state().name();
            case Step.Stays() -> "=";
            case Step.Later() -> "?";
        };
    }

    private static Dispatch become(Dispatch mail, Notice notice) {
        return ((Step.Become) Correspondence.after(mail, notice, NOW)).after();
    }

    private static Dispatch mail(DispatchState state) {
        boolean refusal = state == DispatchState.REFUSED || state == DispatchState.FAILED;
        Dispatch made = Dispatch.received(new DispatchRef("i", "d"), "750712184", Destination.PATIENT_MAILBOX, 0, List.of("LL-1"), null,
                "<i.d@x>", NOW);
        return new Dispatch(made.ref(), made.establishment(), made.destination(), 0, made.documents(), null, made.outsideId(),
                made.priority(), state, state == DispatchState.HELD ? HoldReason.CONSENT : null, refusal ? RefusalClass.FAULT : null,
                List.of(), null, null, 1, NOW, NOW, null, null, 3);
    }
}
