package fr.passerelle.core.indicator;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;

import static fr.passerelle.core.indicator.Sent.LETTER;
import static fr.passerelle.core.indicator.Sent.PARIS;
import static fr.passerelle.core.indicator.Sent.fed;
import static fr.passerelle.core.indicator.Sent.first;
import static fr.passerelle.core.indicator.Sent.input;
import static org.assertj.core.api.Assertions.assertThat;

class TallyTest {
    @Test
    void aStayWithTwoLettersInOneDropIsCountedOnce() {
        var two = input("i1", first("LL-1", LETTER), first("LL-2", LETTER));
        List<Earned> earned = Contribution.of(two, List.of(fed(two, "LL-1"), renamed(fed(two, "LL-2"))), PARIS);
        Tally tally = Tally.of(earned, _ -> null);
        assertThat(counts(tally)).containsEntry("dmp_accepted", 2L).containsEntry("received", 2L).containsEntry("stay_with_letter", 1L);
        assertThat(tally.marks()).hasSameSizeAs(earned);
    }

    @Test
    void whatAnotherHoldsIsDealtWithAndNotCounted() {
        var again = input("i2", first("LL-1", LETTER));
        List<Earned> earned = Contribution.of(again, List.of(fed(again, "LL-1")), PARIS);
        Tally tally = Tally.of(earned, _ -> "somebody else");
        assertThat(counts(tally)).isEqualTo(Map.of("dmp_sent", 1L, "confirmed", 1L, "first_pass", 1L));
        assertThat(tally.taken()).isEmpty();
        assertThat(tally.marks()).hasSameSizeAs(earned);
    }

    @Test
    void whatTheInputHoldsItselfGoesOnCounting() {
        var letter = input("i1", first("LL-1", LETTER));
        List<Earned> earned = Contribution.of(letter, List.of(fed(letter, "LL-1")), PARIS);
        Map<String, String> holders = Tally.of(earned, _ -> null).taken().stream()
                .collect(Collectors.toMap(t -> t.once().what(), t -> t.once().holder()));
        assertThat(counts(Tally.of(earned, t -> holders.get(t.once().what())))).containsEntry("received", 1L)
                .containsEntry("dmp_accepted", 1L);
    }

    private static Map<String, Long> counts(Tally tally) {
        return tally.sums().stream().flatMap(s -> s.counts().entrySet().stream())
                .collect(Collectors.toMap(e -> e.getKey().word(), Map.Entry::getValue, Long::sum));
    }

    private static History renamed(History history) {
        return new History(history.states().stream().map(d -> new Dispatch(
                new DispatchRef(d.ref().inputId(), "other"), d.establishment(), d.destination(), 1,
                d.documents(), d.appointment(), d.outsideId(), d.priority(), d.state(), d.hold(), d.refusal(), d.reasons(), d.consent(),
                d.decision(), d.attempts(), d.tryingSince(), d.since(), d.dueAt(), d.replayOf(), d.rev())).toList());
    }
}
